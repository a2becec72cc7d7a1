// What the option UserConfiguration of Orthanc's OHIF plugin names. The plugin appends assignments to
// window.config (router, data source), so it must be an object here, not a function.
window.config = {
  extensions: ['/plugins/ohif-vertebral-bmd/0.1.0/extension.js'],
  modes: ['/plugins/ohif-vertebral-bmd/0.1.0/mode.js'],
  customizationService: {},
  showStudyList: true,
  maxNumberOfWebWorkers: 3,
  omitQuotationForMultipartRequest: true,
  showCPUFallbackMessage: true,
  showLoadingIndicator: true,
  strictZSpacingForVolumeViewport: true,
  groupEnabledModesFirst: true,
  maxNumRequests: { interaction: 100, thumbnail: 75, prefetch: 25 },
};
