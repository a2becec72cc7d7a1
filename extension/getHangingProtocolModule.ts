import { BEST_SERIES_ATTRIBUTE, HANGING_PROTOCOL_ID, TOOL_GROUP_ID } from './id';

/** Bone window of lumbar CT: centre 400 HU, width 1800 HU, as the host's own CT bone preset has it near enough. */
const BONE_WINDOW = { windowWidth: 1500, windowCenter: 300 };

const plane = (orientation: 'axial' | 'sagittal' | 'coronal') => ({
  viewportOptions: {
    viewportId: `vertebral-bmd-${orientation}`,
    toolGroupId: TOOL_GROUP_ID,
    viewportType: 'volume',
    orientation,
    initialImageOptions: { preset: 'middle' },
    syncGroups: [
      { type: 'voi', id: 'vertebralBmdVoi', source: true, target: true },
      {
        type: 'hydrateseg',
        id: 'sameFORId',
        source: true,
        target: true,
        options: { matchingRules: ['sameFOR'] },
      },
    ],
  },
  displaySets: [{ id: 'bestSeries', options: { voi: BONE_WINDOW } }],
});

/** A large sagittal plane, on which levels are counted, with axial and coronal beside it. */
const threePlanes = {
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

/** Shown when no series can be measured, so that the user still sees the images. */
const imagesOnly = {
  name: 'Images only',
  viewportStructure: { layoutType: 'grid', properties: { rows: 1, columns: 1 } },
  viewports: [
    {
      viewportOptions: {
        viewportId: 'vertebral-bmd-images',
        toolGroupId: 'default',
        viewportType: 'stack',
        allowUnmatchedView: true,
      },
      displaySets: [{ id: 'anySeries' }],
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
        bestSeries: {
          seriesMatchingRules: [
            {
              attribute: BEST_SERIES_ATTRIBUTE,
              constraint: { equals: { value: true } },
              required: true,
            },
          ],
        },
        anySeries: {
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
