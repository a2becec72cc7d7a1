import type { MaskPath } from '../../../src';

const paths: Readonly<Record<MaskPath, string>> = {
  oneClick: 'one click',
  proposed: 'found from a neighbour',
  edited: 'corrected by hand',
  guidedManual: 'drawn by hand',
};

/** The details of the level that is looked at, and what can be done with it. */
export const details = {
  title: (level: string) => `${level} in detail`,
  notMeasured: (level: string) => `${level} is not measured.`,
  paths,
  figures: 'Figures',
  pathMeans: 'How the mask was made; the report says it',
  median: 'Median',
  percentiles: '5th to 95th percentile',
  volume: 'Volume',
  volumeMeans: 'Volume of the measured cancellous bone',
  heights: 'Height front / middle / back',
  heightsMeans: 'Of the whole body, in its middle from front to back',
  slices: 'Three slices',
  slicesMeans: 'Mean HU of the superior, middle and inferior ellipse',
  peel: 'Peel',
  peelMeans:
    'Distance of the mask from the surface of the body; 3 mm keeps cortical bone out. The report records it',
  measureAgain: 'Find again',
  measureAgainMeans:
    'Finds the body anew from its click; corrections are left out (undo brings them back)',
  refill: 'Spread corrections',
  refillMeans:
    'Spreads what was painted on some slices to the slices between, fills holes and drops loose parts',
  proposeEllipses: 'Place ellipses anew',
  proposeEllipsesMeans: 'Places the three ellipses anew from the mask',
  manual: 'Read by hand',
  manualMeans:
    'The manual procedure of the study: draw two borders and outlines, then read the mean',
  adjust: 'Adjust',
  brush: 'Brush',
  rename: 'Rename',
  renameMeans: 'Gives this body another level name',
  leftOut: (reason: string) => `Left out: ${reason}`,
  note: 'Note',
  noteMeans: 'Why this level is left out, in your words; stands in the report',
  brushSize: 'Brush',
  brushRadius: (mm: string) => `radius ${mm} mm`,
  smaller: 'Smaller brush',
  larger: 'Larger brush',
  paint: 'Paint',
  erase: 'Erase',
  keyTurns: 'E, held, turns painting into erasing and back.',
};

/** The neighbours that are offered after the first measured level. */
export const proposals = {
  searching: 'Looking for the neighbours along the spine…',
  found: (levels: string) => `Found along the spine: ${levels}. Check the dashed outlines.`,
  none: 'No neighbour was found along the spine. Click in each level.',
  accept: (levels: string) => `Accept ${levels}`,
  acceptOne: 'Accept',
  acceptLevel: (level: string, sure: string) =>
    `Take over ${level} as found from its neighbour (${sure})`,
  dismiss: 'Dismiss the proposals',
  sure: 'sure',
  likely: 'likely',
  doubtful: 'doubtful: look at it',
};

/** The manual procedure, step by step. */
export const guided = {
  title: (level: string) => `${level} by hand`,
  superior: 'Upper border: drag a line on a sagittal or coronal view',
  inferior: 'Lower border: drag a line on a sagittal or coronal view',
  outlines: 'Outlines: draw around the cancellous bone on one or more axial views',
  drawnOutlines: (count: number) => `${count} drawn`,
  between:
    'Between two outlines the bone is interpolated; beyond them the last one goes on to the border.',
  read: 'Read the mean',
  cancel: 'Cancel',
  done: 'done',
  toDo: 'to do',
};

/** Names of levels as a whole. */
export const labels = {
  shift: 'Labels',
  shiftMeans: 'A miscounted level is the worst error: this renames all levels by one',
  shiftUp: 'All labels one level towards the head',
  shiftDown: 'All labels one level towards the feet',
  cannotShift: 'The outermost label would leave T12-L5; delete that level first.',
  anatomy: 'Anatomy',
  anatomyMeans: 'Transitional anatomy as the reader sees it; stands in the report',
  anatomies: {
    usual: 'five lumbar vertebrae',
    sixLumbar: 'six lumbar vertebrae',
    fourLumbar: 'four lumbar vertebrae',
    lumbosacralTransition: 'lumbosacral transitional vertebra',
    other: 'other (describe)',
  },
};
