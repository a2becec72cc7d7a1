/** The cornerstone libraries that the stock viewer puts on `window`; used by tests only. */
export interface ViewerWindow {
  readonly cornerstone: {
    getRenderingEngines(): { getViewport(id: string): TestViewport | undefined }[];
    cache: { getVolumes(): { volumeId: string; loadStatus?: { loaded: boolean } }[] };
  };
  readonly cornerstoneTools: {
    segmentation: { state: { getSegmentations(): { segmentationId: string }[] } };
    utilities: {
      segmentation: {
        getOrCreateSegmentationVolume(id: string): {
          voxelManager: { getCompleteScalarDataArray(): ArrayLike<number> };
        };
      };
    };
  };
}

export interface TestViewport {
  readonly element: HTMLElement;
  getCanvas(): HTMLCanvasElement;
  getAllVolumeIds?(): readonly string[];
  jumpToWorld(point: number[]): void;
  resetCamera?(): void;
  render(): void;
  worldToCanvas(point: number[]): [number, number];
}

/** The planes of the mode. */
export const PLANES = ['sagittal', 'axial', 'coronal'] as const;
export type Plane = (typeof PLANES)[number];

/** The views of the mode: the planes, and two more axial ones in the layout for checking. */
export type View = Plane | 'axial-superior' | 'axial-inferior';
