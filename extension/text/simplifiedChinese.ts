import type { Texts } from './english';
import { applicabilityMessages, criterionParts } from './simplifiedChinese/applicabilityMessages';
import { bodyMessages } from './simplifiedChinese/bodyMessages';
import {
  localEvidenceMessages,
  localEvidenceParts,
} from './simplifiedChinese/localEvidenceMessages';
import { details, guided, labels, proposals } from './simplifiedChinese/details';
import { draft } from './simplifiedChinese/draft';
import { earlier } from './simplifiedChinese/earlier';
import { editing } from './simplifiedChinese/editing';
import { archive, notices } from './simplifiedChinese/notices';
import { exclusion, levelTable, means, panel, save, scan } from './simplifiedChinese/panel';
import { report } from './simplifiedChinese/report';
import { scanMessages } from './simplifiedChinese/scanMessages';
import { messageParts, seriesMessages } from './simplifiedChinese/seriesMessages';
import { patient } from './simplifiedChinese/patient';
import { refusal } from './simplifiedChinese/refusal';
import { risk } from './simplifiedChinese/risk';
import { shortcuts } from './simplifiedChinese/shortcuts';
import { toolbar } from './simplifiedChinese/toolbar';
import { views } from './simplifiedChinese/views';

/** The texts of the extension in Simplified Chinese, in the words of a radiology report. */
export const simplifiedChinese: Texts = {
  panel,
  scan,
  levelTable,
  exclusion,
  means,
  patient,
  risk,
  save,
  report,
  notices,
  editing,
  details,
  proposals,
  guided,
  labels,
  archive,
  draft,
  earlier,
  toolbar,
  shortcuts,
  views,
  refusal,
  messages: {
    ...bodyMessages,
    ...scanMessages,
    ...seriesMessages,
    ...messageParts,
    ...applicabilityMessages,
    ...criterionParts,
    ...localEvidenceMessages,
    ...localEvidenceParts,
  },
};
