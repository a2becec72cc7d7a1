import { exclusionText, messageText, remark, type Message, type ReportModel } from '../../../src';
import { useTexts } from '../../text/useTexts';

/** What of scan and levels the reader of the page must know: checks, exclusions, warnings. */
export function PageNotes({ model }: { readonly model: ReportModel }) {
  const { report: texts, messages, scan } = useTexts();
  const { words } = texts;
  const say = (said: Message) => messageText(said, messages);
  const checks = model.checks.filter(({ state }) => state !== 'ok');
  const { anatomyNote } = model;
  const notes = [
    ...model.levels.flatMap((level) => {
      const why = exclusionText(level, words);
      return why ? [`${words.leftOut(level.level)}${words.colon}${why}`] : [];
    }),
    ...(anatomyNote
      ? [
          `${words.anatomy}${words.colon}${remark(words.anatomies[anatomyNote.kind], anatomyNote.note, words)}`,
        ]
      : []),
    ...model.levels.flatMap(({ level, threeDimensional }) =>
      (threeDimensional?.warnings ?? []).map((warning) => `${level}${words.colon}${say(warning)}`),
    ),
  ];
  return (
    <section className="columns">
      <div>
        <h2>{words.checks}</h2>
        {checks.length === 0 && <p>{scan.asWanted}</p>}
        <ul>
          {checks.map(({ property, state, message }) => (
            <li key={property}>
              {scan.properties[property]}
              {words.brackets(scan.states[state])}
              {words.colon}
              {say(message)}
            </li>
          ))}
        </ul>
      </div>
      {notes.length > 0 && (
        <div>
          <h2>{texts.notes}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
