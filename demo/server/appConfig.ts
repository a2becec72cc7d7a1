/** What the viewer is told at its start. URLs are paths on the server's own origin. */
export interface AppConfigOptions {
  /** Folder of the plugin's `extension.js` and `mode.js`, without a slash at the end. */
  readonly pluginUrl: string;
  /** Root of the DICOMweb services, without a slash at the end. */
  readonly dicomWebUrl: string;
}

/**
 * The viewer's `app-config.js`: our two modules and one DICOMweb data source. Apart from those
 * it says what OHIF's own default configuration says, so that the viewer stays the stock one.
 */
export function appConfigScript({ pluginUrl, dicomWebUrl }: AppConfigOptions): string {
  const config = {
    name: 'ohif-vertebral-bmd demo',
    routerBasename: null,
    extensions: [`${pluginUrl}/extension.js`],
    modes: [`${pluginUrl}/mode.js`],
    customizationService: {},
    showStudyList: true,
    maxNumberOfWebWorkers: 3,
    showWarningMessageForCrossOrigin: true,
    showCPUFallbackMessage: true,
    showLoadingIndicator: true,
    strictZSpacingForVolumeViewport: true,
    groupEnabledModesFirst: true,
    maxNumRequests: { interaction: 100, thumbnail: 5, prefetch: 25 },
    defaultDataSourceName: 'dicomweb',
    dataSources: [
      {
        namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
        sourceName: 'dicomweb',
        configuration: {
          friendlyName: 'DICOMweb archive',
          name: 'dicomweb',
          qidoRoot: dicomWebUrl,
          wadoRoot: dicomWebUrl,
          wadoUriRoot: dicomWebUrl,
          qidoSupportsIncludeField: true,
          imageRendering: 'wadors',
          thumbnailRendering: 'wadors',
          enableStudyLazyLoad: true,
          supportsFuzzyMatching: false,
          supportsWildcard: true,
          dicomUploadEnabled: true,
          singlepart: 'bulkdata,video',
          bulkDataURI: { enabled: true },
          omitQuotationForMultipartRequest: true,
        },
      },
    ],
  };
  return `window.config = ${JSON.stringify(config, null, 2)};\n`;
}
