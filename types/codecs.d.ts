// The codecs publish no types. These are the parts that cli/ and test/ use.

/** An image as a decoder found it in the compressed stream, or as an encoder needs it. */
interface CodecFrameInfo {
  width: number;
  height: number;
  bitsPerSample: number;
  componentCount: number;
  isSigned?: boolean;
}

/** A decoder of the emscripten builds; its buffers lie in the module's memory. */
interface CodecDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): CodecFrameInfo;
  delete(): void;
}

/** Takes what a codec would write to the console. */
interface CodecOutput {
  print?: (line: string) => void;
  printErr?: (line: string) => void;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const load: (output?: CodecOutput) => Promise<{ JpegLSDecoder: new () => CodecDecoder }>;
  export default load;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const load: (output?: CodecOutput) => Promise<{ J2KDecoder: new () => CodecDecoder }>;
  export default load;
}

declare module '@cornerstonejs/codec-openjpeg/wasmjs' {
  interface J2KEncoder {
    getDecodedBuffer(frame: CodecFrameInfo): Uint8Array;
    getEncodedBuffer(): Uint8Array;
    setQuality(lossless: boolean, quality: number): void;
    encode(): void;
    delete(): void;
  }
  const load: (output?: CodecOutput) => Promise<{ J2KEncoder: new () => J2KEncoder }>;
  export default load;
}

declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    constructor(buffer?: ArrayBuffer, numBytes?: number);
    readonly frame: { precision: number; dimX: number; dimY: number; numComp: number };
    decode(buffer: ArrayBuffer, offset: number, length: number): Uint8Array | Uint16Array;
    getPreviousX(component?: number): number;
    getPreviousY(component?: number): number;
    select7(component?: number): number;
  }
}
