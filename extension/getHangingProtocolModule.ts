import {
  BEST_SERIES_ATTRIBUTE,
  HANGING_PROTOCOL_ID,
  MEASURABLE_ATTRIBUTE,
  STAGES,
  TOOL_GROUP_ID,
} from './id';

/** Bone window of lumbar CT: centre 400 HU, width 1800 HU, as the host's own CT bone preset has it near enough. */
const BONE_WINDOW = { windowWidth: 1500, windowCenter: 300 };

const plane = (orientation: 'axial' | 'sagittal' | 'coronal') => ({
  viewportOptions: {
    viewportId: `vertebral-bmd-${orientation}`,
    toolGroupId: TOOL_GROUP_ID,
    viewportType: 'volume',
    orientation,
    initialImageOptions: { preset: 'middle' },
    syncGroups: [{ type: 'voi', id: 'vertebralBmdVoi', source: true, target: true }],
  },
  displaySets: [{ id: STAGES.planes.selectorId, options: { voi: BONE_WINDOW } }],
});

/** A large sagittal plane, on which levels are counted, with axial and coronal beside it. */
const threePlanes = {
  id: STAGES.planes.id,
  name: 'Three planes',
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
  viewports: [plane('sagittal'), plane('axial'), plane('coronal')],
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
        viewportId: 'vertebral-bmd-images',
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
      stages: [threePlanes, imagesOnly],
    },
  },
];
