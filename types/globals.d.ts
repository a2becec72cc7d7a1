/** The version in package.json, put in by webpack. */
declare const VERTEBRAL_BMD_VERSION: string;

declare module '*.css' {
  const styleSheet: string;
  export default styleSheet;
}
