/** A reading that was not saved, left in the browser by a page that is gone. */
export const draft = {
  found: (when: string, levels: string) =>
    `A reading of this series that was not saved was left in this browser, ${when}${
      levels === '' ? '' : `: ${levels}`
    }.`,
  goOn: 'Go on with it',
  goOnMeans: 'Puts its masks and values in place of what is shown now; can be undone',
  discard: 'Discard',
  reallyDiscard: 'Discard it for good?',
  yes: 'Yes, discard',
  no: 'No, leave it',
  cannotKeep: 'This browser keeps no copy: save before you leave.',
};
