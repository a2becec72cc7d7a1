import { ENGLISH_REPORT_WORDS } from '../../../src';
import type { PicturedView } from '../../session/report/keyImages';

const views: Readonly<Record<PicturedView, string>> = {
  sagittal: 'Sagittal',
  axialSuperior: 'Axial, superior slice',
  axial: 'Axial',
  axialInferior: 'Axial, inferior slice',
};

/** The report: its buttons in the panel, and its page. */
export const report = {
  /** BCP 47, of the page. */
  language: 'en',
  title: 'Report',
  copy: 'Copy as text',
  copyMeans: 'Copies a short text for the reporting system; it names the patient only if asked to',
  csv: 'CSV',
  csvMeans: 'Saves a table with a row for each level',
  json: 'JSON',
  jsonMeans: 'Saves all values for programs',
  print: 'Print report…',
  printMeans: 'Prints one page with pictures of the views as they are shown now',
  identified: 'With patient identification',
  identifiedMeans:
    'Without it, page and files hold no name, number, date or free text; the copied text keeps scan date and notes',
  copied: 'Copied.',
  copyFailed: 'The browser did not let the text be copied.',
  saved: 'Handed to the browser to save.',
  saveFailed: 'The file could not be saved.',
  printFailed: 'The page could not be printed.',
  /** The fixed words of text and page. */
  words: ENGLISH_REPORT_WORDS,
  /** Browsers name a PDF after it. */
  pageTitle: 'Vertebral BMD report',
  notIdentified: 'Without patient identification',
  pictures: 'Views at the time of printing',
  views,
  noPictures: 'No picture: the views were not shown.',
  levels: 'Levels',
  median: 'Median',
  volume: 'Volume, cm³',
  slices: 'sup. / mid. / inf.',
  riskContext: 'Published risk context',
  departures: 'Departs from the study',
  notes: 'Left out, anatomy, warnings',
  made: 'Made',
};
