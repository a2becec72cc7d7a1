/** What is said instead of the mode where it cannot work. */
export const refusal = {
  title: 'Vertebral BMD cannot be used in this viewer',
  unsupportedViewer:
    'It is made for OHIF 3.11 to 3.14. This viewer lacks parts that it needs. The administrator of this viewer can update the viewer, or install a version of Vertebral BMD that is made for it.',
  missing: (parts: string) => `Missing: ${parts}`,
  mixedVersions: (extension: string, mode: string) =>
    `Parts of two versions of it were loaded: extension.js is of version ${extension}, mode.js of ${mode}. Reload the page without what the browser has kept (Ctrl+Shift+R). If it stays so, tell the administrator of this viewer: both entries in app-config.js must name the same folder.`,
  olderVersion: 'an older one',
  noExtension:
    'Its mode.js was loaded, but not its extension.js. Tell the administrator of this viewer: “extensions” in app-config.js must name the extension.js of the same folder.',
  fault:
    'It could not be started. Reload the page; if it stays so, tell the administrator of this viewer.',
  toReport: (words: string) => `To report: ${words}`,
  untouched: 'Images and stored results are as they were.',
  back: 'Back to the study list',
};
