import { ENGLISH_MESSAGES, type MessageCatalogue } from '../../src';
import { details, guided, labels, proposals } from './english/details';
import { draft } from './english/draft';
import { earlier } from './english/earlier';
import { editing } from './english/editing';
import { archive, notices } from './english/notices';
import { exclusion, levelTable, means, panel, save, scan } from './english/panel';
import { patient } from './english/patient';
import { risk } from './english/risk';
import { refusal } from './english/refusal';
import { report } from './english/report';
import { shortcuts } from './english/shortcuts';
import { toolbar } from './english/toolbar';
import { views } from './english/views';

/** What the domain says. */
const messages: MessageCatalogue = ENGLISH_MESSAGES;

/** Every text of the extension that a user reads; other languages have the same keys. */
export const english = {
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
  messages,
};

export type Texts = typeof english;
