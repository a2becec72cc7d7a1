// The only door to the domain; test/unit/index.test.ts pins what goes through it.
export * from './errors';
export type * from './messages/applicabilityMessages';
export type * from './messages/bodyMessages';
export type * from './messages/localEvidenceMessages';
export type * from './messages/scanMessages';
export type * from './messages/seriesMessages';
export { ENGLISH_MESSAGES, message, messageText, readMessage } from './messages/message';
export type { Message, MessageCatalogue, MessageCode, MessageValue } from './messages/message';
export * from './volume/vector';
export * from './volume/geometry';
export * from './volume/indexBox';
export * from './volume/ctVolume';
export * from './spine/vertebralLevel';
export * from './spine/levelColors';
export * from './segmentation/mask';
export * from './segmentation/segmentation';
export * from './segmentation/usualBody';
export { PADDING_HU, summarizeHu } from './measurement/huStatistics';
export type { HuStatistics, HuSummary } from './measurement/huStatistics';
export * from './measurement/ellipse';
export * from './study/reading';
export * from './study/history';
export { MIN_LEVELS_FOR_MEAN, patientMeans } from './study/patientMeans';
export type { PatientMean, PatientMeans } from './study/patientMeans';
export * from './study/publishedContext';
export * from './study/changeReading';
export * from './study/levelValues';
export * from './study/followUp';
export * from './measurement/editEllipse';
export * from './study/levelOverlap';
export * from './study/measureLevel';
export * from './study/editLevel';
export * from './study/shiftLevels';
export * from './study/draftEllipses';
export * from './study/measurementQuality';
export * from './study/repeatability';
export * from './study/qualityWarnings';
export * from './study/neighbourConfidence';
export * from './study/neighbourHints';
export * from './study/walkSpine';
export * from './study/propagateLevels';
export {
  parseDecimal,
  readItems,
  readNumber,
  readNumbers,
  readString,
  readStrings,
  readUid,
} from './dicom/dataset';
export type { NaturalizedDataset } from './dicom/dataset';
export * from './dicom/ctSeries';
export * from './dicom/convolutionKernel';
export * from './dicom/contrastWords';
export * from './dicom/scanChecks';
export * from './dicom/readCtSeries';
export * from './study/levelOrder';
export * from './measurement/measureMask';
export * from './measurement/measureEllipses';
export * from './measurement/ellipseBox';
export * from './study/differsFromVoxels';
export * from './measurement/huByPeel';
export * from './measurement/denseVoxels';
export * from './measurement/softTissueShare';
export * from './measurement/placeThreeSliceEllipses';
export { createScratch, type Scratch } from './segmentation/scratch';
export * from './segmentation/segmentVertebralBody';
export * from './segmentation/proposeNeighbour';
export * from './segmentation/selectCancellous';
export * from './segmentation/growMask';
export * from './segmentation/editableMask';
export * from './segmentation/placementOfMask';
export * from './segmentation/moveBorder';
export * from './segmentation/moveWall';
export * from './segmentation/paint';
export type { Stroke } from './segmentation/strokeVoxels';
export * from './segmentation/refillMask';
export * from './segmentation/guidedMask';
export * from './dicom/chooseSeries';
export * from './dicom/buildSegmentation';
export { SEGMENTATION_SOP_CLASS } from './dicom/segmentationReferences';
export * from './dicom/buildReport';
export * from './dicom/parseSegmentation';
export * from './dicom/parseReport';
export * from './dicom/parseReportValues';
export * from './dicom/dicomJson';
export * from './dicom/reportReading';
export * from './assessment/method';
export * from './assessment/citation';
export type { Estimate } from './assessment/estimate';
export type * from './assessment/studyRecord';
export * from './assessment/deriveCounts';
export * from './assessment/studies/chang2025';
export * from './assessment/studies/afterAugmentation';
export * from './assessment/studies/screening';
export * from './assessment/studies/methodStudies';
export * from './assessment/diagnosticAccuracy';
export * from './assessment/groupDistributions';
export * from './assessment/postTest';
export * from './assessment/findingOfSide';
export * from './assessment/oddsFromCutOff';
export * from './assessment/measurementUncertainty';
export * from './assessment/cutOffVerdict';
export * from './assessment/metricsAgreement';
export * from './assessment/assess';
export type * from './assessment/scanCheck';
export * from './assessment/patientContext';
export type * from './assessment/applicabilityItem';
export * from './assessment/applicability';
export * from './assessment/verdictMessages';
export * from './assessment/localEvidence';
export * from './assessment/assessLocally';
export type * from './report/exportOptions';
export type * from './report/identification';
export * from './report/reportModel';
export * from './report/withoutPersons';
export { ENGLISH_REPORT_WORDS } from './report/reportWords';
export type { ReportLanguage, ReportWords } from './report/reportWords';
export { huText, oneLine } from './report/reportFigures';
export * from './report/levelCells';
export * from './report/identificationRows';
export * from './report/riskSentences';
export * from './report/scanSentence';
export * from './report/reportText';
export * from './report/reportCsv';
export * from './report/reportJson';
export type * from './cohort/interval';
export {
  COHORT_COLUMNS,
  numericColumn,
  type CategoricalColumn,
  type CohortColumn,
  type CohortTable,
  type NumericColumn,
} from './cohort/cohortTable';
export * from './cohort/analyseCohort';
export { COMPARISON_RULES } from './cohort/compareGroups';
export type * from './cohort/compareGroups';
export type * from './cohort/agreement';
export type * from './cohort/calibration';
export type * from './cohort/cohortModel';
export type * from './cohort/cohortNotes';
export type * from './cohort/correlation';
export type { Description } from './cohort/describe';
export type * from './cohort/delong';
export type * from './cohort/logistic';
export type * from './cohort/rocAnalysis';
export { groupValues } from './cohort/rocAnalysis';
export { rocCurve } from './cohort/rocCurve';
export type * from './cohort/rocCurve';
export { localCutOffs, type LocalCutOffSource } from './cohort/localCutOff';
