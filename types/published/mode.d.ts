/** The OHIF mode. OHIF itself calls its members; only these two are meant for others. */
declare const mode: {
  /** The name under which OHIF registers it. */
  readonly id: 'ohif-vertebral-bmd-mode';
  /** Makes the mode; its studies open at `/vertebral-bmd?StudyInstanceUIDs=`. */
  modeFactory(): { readonly id: string; readonly routeName: string; readonly displayName: string };
};
export default mode;
