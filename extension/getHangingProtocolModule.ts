import {
  BEST_SERIES_ATTRIBUTE,
  HANGING_PROTOCOL_ID,
  MEASURABLE_ATTRIBUTE,
  SLICES_TOOL_GROUP_ID,
  STAGES,
  TOOL_GROUP_ID,
  VIEWPORT_IDS,
} from './id';

/**
 * The usual bone window of the spine, in HU (Radiopaedia, "Windowing (CT)": spine, bone, W 1800
 * L 400). The host's preset "CT Bone", W 2500 L 480, leaves little contrast for cancellous bone.
 */
const BONE_WINDOW = { windowWidth: 1800, windowCenter: 400 };

const plane = (
  orientation: 'axial' | 'sagittal' | 'coronal',
  viewportId: string,
  toolGroupId: string = TOOL_GROUP_ID,
) => ({
  viewportOptions: {
    viewportId,
    toolGroupId,
    viewportType: 'volume',
    orientation,
    initialImageOptions: { preset: 'middle' },
    syncGroups: [{ type: 'voi', id: 'vertebralBmdVoi', source: true, target: true }],
  },
  displaySets: [{ id: STAGES.planes.selectorId, options: { voi: BONE_WINDOW } }],
});

/** For reading: a large sagittal plane, on which levels are counted, with axial and coronal beside it. */
const threePlanes = {
  id: STAGES.planes.id,
  name: 'Reading: large sagittal',
  stageActivation: { enabled: { minViewportsMatched: 3 } },
  viewportStructure: {
    layoutType: 'grid',
    properties: {
      rows: 2,
      columns: 2,
      layoutOptions: [
        { x: 0, y: 0, width: 0.5, height: 1 },
        { x: 0.5, y: 0, width: 0.5, height: 0.5 },
        { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
      ],
    },
  },
  viewports: [
    plane('sagittal', VIEWPORT_IDS.sagittal),
    plane('axial', VIEWPORT_IDS.axial),
    plane('coronal', VIEWPORT_IDS.coronal),
  ],
};

/** For checking: the three axial slices of the three-slice method side by side, above two planes. */
const threeSlices = {
  id: STAGES.slices.id,
  name: 'Checking: three axial slices',
  stageActivation: { enabled: { minViewportsMatched: 5 } },
  viewportStructure: {
    layoutType: 'grid',
    properties: {
      rows: 2,
      columns: 6,
      layoutOptions: [
        { x: 0, y: 0, width: 1 / 3, height: 0.5 },
        { x: 1 / 3, y: 0, width: 1 / 3, height: 0.5 },
        { x: 2 / 3, y: 0, width: 1 / 3, height: 0.5 },
        { x: 0, y: 0.5, width: 0.5, height: 0.5 },
        { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
      ],
    },
  },
  viewports: [
    plane('axial', VIEWPORT_IDS.axialSuperior, SLICES_TOOL_GROUP_ID),
    plane('axial', VIEWPORT_IDS.axial),
    plane('axial', VIEWPORT_IDS.axialInferior, SLICES_TOOL_GROUP_ID),
    plane('sagittal', VIEWPORT_IDS.sagittal),
    plane('coronal', VIEWPORT_IDS.coronal),
  ],
};

/**
 * Shown when the series cannot be measured, so that the user still sees the images: as they were
 * acquired, since planes cut through a faulty stack would show what is not there. With our tools,
 * so that a click there says why nothing is measured.
 */
const imagesOnly = {
  id: STAGES.images.id,
  name: 'Images only',
  viewportStructure: { layoutType: 'grid', properties: { rows: 1, columns: 1 } },
  viewports: [
    {
      viewportOptions: {
        viewportId: VIEWPORT_IDS.images,
        toolGroupId: TOOL_GROUP_ID,
        viewportType: 'stack',
        allowUnmatchedView: true,
      },
      displaySets: [{ id: STAGES.images.selectorId }],
    },
  ],
};

/** How the mode shows a study. */
export const getHangingProtocolModule = () => [
  {
    name: HANGING_PROTOCOL_ID,
    protocol: {
      id: HANGING_PROTOCOL_ID,
      name: 'Vertebral BMD',
      locked: true,
      protocolMatchingRules: [],
      numberOfPriorsReferenced: 0,
      imageLoadStrategy: 'default',
      displaySetSelectors: {
        [STAGES.planes.selectorId]: {
          seriesMatchingRules: [
            {
              attribute: MEASURABLE_ATTRIBUTE,
              constraint: { equals: { value: true } },
              required: true,
            },
            {
              weight: 10,
              attribute: BEST_SERIES_ATTRIBUTE,
              constraint: { equals: { value: true } },
            },
          ],
        },
        [STAGES.images.selectorId]: {
          seriesMatchingRules: [
            {
              weight: 10,
              attribute: 'Modality',
              constraint: { equals: { value: 'CT' } },
            },
            {
              attribute: 'numImageFrames',
              constraint: { greaterThan: { value: 0 } },
              required: true,
            },
          ],
        },
      },
      stages: [threePlanes, threeSlices, imagesOnly],
    },
  },
];
