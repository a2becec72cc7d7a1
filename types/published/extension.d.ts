/** The OHIF extension. OHIF itself calls its members; only these two are meant for others. */
declare const extension: {
  /** The name under which OHIF registers it: this package's. */
  readonly id: 'ohif-vertebral-bmd';
  /** This package's version. */
  readonly version: string;
};
export default extension;
