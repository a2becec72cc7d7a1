import type * as cornerstone from '@cornerstonejs/core';
import type * as cornerstoneTools from '@cornerstonejs/tools';
import type { JsonDataset, NaturalizedDataset } from '../../src';

// The few parts of the host that this extension uses, as narrow interfaces: what is not here
// is not relied on, and a test can stand in for it by hand.

export interface Subscription {
  unsubscribe(): void;
}

export interface HostDisplaySet {
  readonly displaySetInstanceUID: string;
  readonly StudyInstanceUID: string;
  readonly SeriesInstanceUID: string;
  readonly SOPInstanceUID?: string;
  readonly SeriesDescription?: string;
  readonly SeriesNumber?: number | string;
  readonly Modality?: string;
  readonly isReconstructable?: boolean;
  /** The host's names of the images, in the order of its volume. */
  readonly imageIds?: readonly string[];
  /** One naturalized dataset an image. */
  readonly instances?: readonly NaturalizedDataset[];
  /** The dataset of a SEG or SR. */
  readonly instance?: NaturalizedDataset;
}

export interface DisplaySetService {
  readonly EVENTS: { readonly DISPLAY_SETS_ADDED: string; readonly DISPLAY_SETS_CHANGED: string };
  getActiveDisplaySets(): readonly HostDisplaySet[];
  subscribe(event: string, listener: () => void): Subscription;
}

export interface ViewportGridService {
  readonly EVENTS: {
    readonly GRID_STATE_CHANGED: string;
    readonly VIEWPORTS_READY: string;
  };
  getState(): {
    readonly activeViewportId?: string;
    readonly viewports: ReadonlyMap<
      string,
      { readonly viewportId: string; readonly displaySetInstanceUIDs?: readonly string[] }
    >;
  };
  subscribe(event: string, listener: () => void): Subscription;
}

export interface HangingProtocolService {
  addCustomAttribute(
    id: string,
    name: string,
    valueOf: (displaySet: HostDisplaySet) => unknown,
  ): void;
  setProtocol(
    protocolId: string,
    options: {
      stageId: string;
      /** Display sets by `study UID:selector id:index of the match`. */
      displaySetSelectorMap?: Record<string, readonly string[]>;
    },
  ): void;
}

export interface SegmentationService {
  addOrUpdateSegmentation(segmentation: {
    segmentationId: string;
    representation: {
      type: 'Labelmap';
      data: { imageIds: readonly string[]; referencedImageIds: readonly string[] };
    };
    config: {
      label: string;
      segments: Readonly<Record<number, { label: string }>>;
      /** Texts of the host's own list of segmentations. */
      cachedStats: { info: string };
    };
  }): void;
  addSegmentationRepresentation(
    viewportId: string,
    options: { segmentationId: string; type: 'Labelmap' },
  ): Promise<void>;
  getSegmentation(segmentationId: string): unknown;
  remove(segmentationId: string): void;
}

export interface UserAuthenticationService {
  getUser(): { readonly name?: string; readonly profile?: { readonly name?: string } } | undefined;
  getAuthorizationHeader(): { readonly Authorization?: string } | undefined;
}

/** A command that a key runs. */
export interface HotkeyBinding {
  readonly commandName: string;
  readonly commandOptions?: Readonly<Record<string, unknown>>;
  /** In Mousetrap's form: `ctrl+z`; as one text, or a list that is joined by `+`. */
  readonly keys?: string | readonly string[];
  readonly label?: string;
}

export interface CustomizationService {
  getCustomization(id: string): unknown;
  /** Changes customizations until the mode is left; `$set` puts a value in the place of another. */
  setCustomizations(customizations: Readonly<Record<string, { readonly $set: unknown }>>): void;
}

export interface HostServices {
  readonly displaySetService: DisplaySetService;
  readonly viewportGridService: ViewportGridService;
  readonly hangingProtocolService: HangingProtocolService;
  readonly segmentationService: SegmentationService;
  readonly userAuthenticationService: UserAuthenticationService;
  readonly customizationService: CustomizationService;
  readonly cornerstoneViewportService: {
    getCornerstoneViewport(viewportId: string): cornerstone.Types.IViewport | undefined;
  };
  readonly toolGroupService: {
    getToolGroup(toolGroupId: string): { setToolEnabled(toolName: string): void } | undefined;
  };
}

/** A study that the archive found. */
export interface HostStudy {
  readonly studyInstanceUid: string;
  /** `20250310`, or empty. */
  readonly date?: string;
  /** Patient ID. */
  readonly mrn?: string;
  /** Of all series, as the host joins them; empty where the archive does not tell. */
  readonly modalities?: string;
}

/** A series that the archive found. */
export interface HostSeries {
  readonly seriesInstanceUid: string;
  readonly modality?: string;
}

/** The active data source of the deployment: its addresses, its authentication. */
export interface DataSource {
  getImageIdsForDisplaySet(displaySet: HostDisplaySet): readonly string[];
  readonly query: {
    readonly studies: {
      search(query: {
        patientId: string;
        /** Else the host looks for every ID that contains this one. */
        disableWildcard: true;
        limit: number;
      }): Promise<readonly HostStudy[]>;
    };
    readonly series: { search(studyInstanceUid: string): Promise<readonly HostSeries[]> };
  };
  readonly store: {
    dicom(dataset: NaturalizedDataset, request?: XMLHttpRequest): Promise<void>;
  };
  readonly retrieve: {
    getWadoDicomWebClient(): {
      headers: Record<string, string>;
      retrieveInstance(ids: {
        studyInstanceUID: string;
        seriesInstanceUID: string;
        sopInstanceUID: string;
      }): Promise<ArrayBuffer>;
      retrieveSeriesMetadata(ids: {
        studyInstanceUID: string;
        seriesInstanceUID: string;
      }): Promise<readonly JsonDataset[]>;
      retrieveInstanceMetadata(ids: {
        studyInstanceUID: string;
        seriesInstanceUID: string;
        sopInstanceUID: string;
      }): Promise<readonly Record<string, unknown>[]>;
    };
  };
}

export interface ExtensionManager {
  getModuleEntry(id: string): { readonly exports: Record<string, unknown> } | undefined;
  getActiveDataSource(): readonly DataSource[];
}

export interface CommandsManager {
  runCommand(name: string, options?: Record<string, unknown>): unknown;
}

/** What the host hands to each part of an extension. */
export interface Host {
  readonly servicesManager: { readonly services: HostServices };
  readonly extensionManager: ExtensionManager;
  readonly commandsManager: CommandsManager;
  readonly hotkeysManager?: {
    /** The bindings that hold now, the user's changes among them. */
    readonly hotkeyDefinitions: Readonly<Record<string, HotkeyBinding>>;
  };
}

export type Cornerstone = typeof cornerstone;
export type CornerstoneTools = typeof cornerstoneTools;

export interface CornerstoneLibraries {
  readonly cornerstone: Cornerstone;
  readonly cornerstoneTools: CornerstoneTools;
}

/**
 * The host's own copies of the cornerstone libraries, since others would not share state;
 * `undefined` where the host does not offer them.
 */
export function cornerstoneLibraries({ extensionManager }: Host): CornerstoneLibraries | undefined {
  const utilities = extensionManager.getModuleEntry(
    '@ohif/extension-cornerstone.utilityModule.common',
  );
  const getLibraries = utilities?.exports['getCornerstoneLibraries'] as
    (() => CornerstoneLibraries) | undefined;
  return getLibraries?.();
}
