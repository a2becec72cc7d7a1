import {
  PRIMARY_CITATION,
  formatCitation,
  meanSentence,
  messageText,
  riskSentences,
  tScoreSentence,
  type Message,
  type ReportModel,
} from '../../../src';
import type { KeyImage } from '../../session/report/keyImages';
import { useTexts } from '../../text/useTexts';
import { PageFooter } from './PageFooter';
import { PageHeader } from './PageHeader';
import { PageLevels } from './PageLevels';
import { PageNotes } from './PageNotes';

interface PrintPageProps {
  readonly model: ReportModel;
  readonly images: readonly KeyImage[];
  readonly identified: boolean;
}

/** The printed report: one page of A4, to be read without colour. */
export function PrintPage({ model, images, identified }: PrintPageProps) {
  const { report: texts, messages } = useTexts();
  const language = { words: texts.words, messages };
  const say = (said: Message) => messageText(said, messages);
  const tScore = tScoreSentence(model, language);
  const checked = model.checks.map(({ message }) => message);
  // What a check of the scan says stands among the checks.
  const departures = model.applicability.items.filter(
    ({ verdict, message }) => verdict === 'departs' && !checked.includes(message),
  );
  return (
    <main>
      <PageHeader model={model} identified={identified} />
      <Pictures images={images} />
      <PageLevels model={model} />
      <section>
        <h2>{texts.riskContext}</h2>
        {model.means.map((mean) => (
          <div key={mean.metric} className="mean">
            <p>
              <strong>{meanSentence(mean, language).replace(/± /g, '±\u00a0')}</strong>
            </p>
            <p>{riskSentences(mean, language).join(texts.words.sentenceGap)}</p>
          </div>
        ))}
        {model.contradiction && <p>{say(model.contradiction)}</p>}
        {tScore && <p>{tScore}</p>}
        <p>
          <strong>{texts.words.applicability}</strong>
          {texts.words.colon}
          {say(model.applicability.message)}
        </p>
        {departures.length > 0 && (
          <ul>
            {departures.map(({ criterion, message }) => (
              <li key={criterion}>{say(message)}</li>
            ))}
          </ul>
        )}
        <p className="small">
          {texts.words.outcome(formatCitation(PRIMARY_CITATION))} {texts.words.intervals}
        </p>
      </section>
      <PageNotes model={model} />
      <PageFooter model={model} />
    </main>
  );
}

/** Room on the page: A4 without margins and gaps, and so high that the text still has its place. */
const PICTURES_WIDTH_MM = 180;
const PICTURES_HEIGHT_MM = 85;

function Pictures({ images }: { readonly images: readonly KeyImage[] }) {
  const { report: texts } = useTexts();
  if (images.length === 0) return <p className="none">{texts.noPictures}</p>;
  const widthPerHeight = images.reduce((sum, { width, height }) => sum + width / height, 0);
  const heightMm = Math.min(PICTURES_HEIGHT_MM, PICTURES_WIDTH_MM / widthPerHeight);
  return (
    <section className="pictures" aria-label={texts.pictures}>
      {images.map(({ view, url }) => (
        <figure key={view}>
          <img src={url} alt={texts.views[view]} style={{ height: `${heightMm}mm` }} />
          <figcaption>{texts.views[view]}</figcaption>
        </figure>
      ))}
    </section>
  );
}
