// dcmjs publishes no types. These are the parts that demo/, cli/ and test/ use.
declare module 'dcmjs' {
  /** An attribute as dcmjs keeps it: value representation and values. */
  export interface DcmjsElement {
    vr: string;
    Value: unknown[];
    /** Of an element that was read: its texts as they stand in the file. */
    _rawValue?: unknown[];
  }

  /** Attributes by eight-digit upper-case tag. */
  export type DcmjsDict = Record<string, DcmjsElement>;

  export class DicomDict {
    constructor(meta: DcmjsDict);
    meta: DcmjsDict;
    dict: DcmjsDict;
    write(options?: { allowInvalidVRLength?: boolean; fragmentMultiframe?: boolean }): ArrayBuffer;
  }

  export const data: {
    DicomDict: typeof DicomDict;
    Colors: {
      /** DICOM CIELab (three numbers of 0-65535) to red, green, blue of 0-1. */
      dicomlab2RGB(cielab: number[]): number[];
    };
    DicomMessage: {
      readFile(
        buffer: ArrayBuffer,
        options?: { ignoreErrors?: boolean; untilTag?: string | null; noCopy?: boolean },
      ): DicomDict;
    };
    DicomMetaDictionary: {
      dictionary: Record<string, { tag: string; vr: string; vm: string; name: string } | undefined>;
      nameMap: Record<string, { tag: string; vr: string; vm: string; name: string } | undefined>;
      naturalizeDataset(dict: DcmjsDict): Record<string, unknown>;
      denaturalizeDataset(dataset: Record<string, unknown>): DcmjsDict;
      uid(): string;
    };
  };

  /** The loggers of the package "loglevel" that dcmjs writes to. */
  export const log: { getLogger(name: string): { disableAll(): void }; rebuild(): void };
}
