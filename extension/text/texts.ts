import { messageText, type Message } from '../../src';
import { english, type Texts } from './english';
import { hostLanguage, type Language } from './language';
import { simplifiedChinese } from './simplifiedChinese';

export const TEXTS: Readonly<Record<Language, Texts>> = { english, simplifiedChinese };

/** What is said, before the language is chosen: a notice changes its language with the panel. */
export type Wording = (texts: Texts) => string;

/** What the domain says. */
export const wordingOfMessage =
  (said: Message): Wording =>
  ({ messages }) =>
    messageText(said, messages);

/** The texts in the host's language as it is now. */
export const textsNow = (): Texts => TEXTS[hostLanguage()];
