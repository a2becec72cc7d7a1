/** What is said while or after something was done. */
export const notices = {
  followedSeries: (series: string, isKept: boolean) =>
    `Now reading the series on the planes: ${series}.${
      isKept ? ' The unsaved results of the other series are kept; choose it again to go on.' : ''
    }`,
  notCtOnPlanes:
    'This series is no CT image series, so it cannot be measured. The panel stays with the series that was selected.',
  saving: 'Saving to the archive…',
  savingStep: {
    sending: (object: string) => `Storing the ${object} in the archive…`,
    asking: (object: string) => `Asking the archive whether it has the ${object}…`,
  },
  stopSaving: 'Stop',
  stopSavingMeans:
    'Waits no longer for the archive; the result is kept, and saving can be tried again',
  saved: 'Saved. The archive lists the masks (SEG) and the report (SR).',
  savingFailed: (why: string) => `Not saved: ${why}`,
  restoring: 'Opening the stored result…',
  restored: (result: string) => `Restored the result saved ${result}.`,
  restoringFailed: (result: string, why: string) =>
    `The result saved ${result} could not be opened: ${why}`,
  reportGone: 'the study no longer holds its report.',
  masksGone: 'the study does not hold its masks (SEG).',
  valuesDiffer: (levels: string) =>
    `The stored values of ${levels} differ from the ones computed from the images now. Measure these levels again before you rely on them.`,
  newerVersion:
    'A result of this study was written by a newer version of this software and cannot be opened here.',
  chooseLevelFirst:
    'L1-L4 are measured. To measure a level again, or T12 or L5, choose it in the table first.',
  noCt: 'This study holds no CT images, so nothing can be measured.',
  stillOpening: 'The study is still being opened. Click again in a moment.',
  refusedChooseOther:
    'This series cannot be measured; the reason stands under “Scan”. Choose another series there.',
  refusedNoOther:
    'This series cannot be measured; the reason stands under “Scan”. The study holds no other CT series that can.',
  alreadyMeasured: (other: string, level: string) =>
    `This body is already measured as ${other}. Click in ${level}, or delete ${other} first.`,
  otherBody: (level: string) =>
    `This is another body than the one measured as ${level}. Choose the level of this body in the table, or delete ${level} first.`,
  ofLevel: (level: string, text: string) => `${level}: ${text}`,
  programFault: (words: string) =>
    `Something went wrong in the viewer. What was measured is kept; save it and reload the page. To report: ${words}`,
  workerFailed: 'The measuring part of Vertebral BMD could not be loaded. Reload the page.',
  panelFailed:
    'Vertebral BMD could not be loaded. Reload the page; if it stays so, tell the administrator of this viewer.',
};

const masks = 'masks (SEG)';
const report = 'report (SR)';

/** What the archive did not do. `object` is `masks` or `report`, `why` one of the last. */
export const archive = {
  masks,
  report,
  noDataSource: 'This viewer has no data source to work with.',
  notTaken: (object: string, why: string) => `The archive did not take the ${object}: ${why}`,
  refused: (object: string) =>
    `The archive answered, but refused the ${object}. Its administrator can find the reason in its log.`,
  notGivenBack: (object: string) =>
    `The archive took the ${object} but does not give it back. Try again; the result is kept here.`,
  notAsked: (why: string) => `The archive could not be asked whether the result is stored: ${why}`,
  masksNotGiven: (why: string) => `The archive did not give the masks (SEG): ${why}`,
  masksDamaged:
    'The masks (SEG) that the archive gave are damaged, compressed, or not the ones that were asked for.',
  masksEmpty: 'The masks (SEG) that the archive gave hold no pixel data.',
  stopped:
    'Stopped: not saved. What the archive may have taken already is completed when you save again.',
  unreadable: 'its answer could not be read.',
  unreachable: 'it could not be reached. Check the connection and try again.',
  forbidden: (status: number) =>
    `it refused the access (${status}). Your login may have expired, or it may not allow storing.`,
  conflict: 'it refused the data (409).',
  tooLarge: 'the result is larger than it accepts (413).',
  ownFault: (status: number) => `it has a fault of its own (${status}). Try again later.`,
  otherAnswer: (status: number) => `it answered ${status}.`,
};
