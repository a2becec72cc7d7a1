import { oneLine, type ReportModel } from '../../../src';
import { useTexts } from '../../text/useTexts';

/** Who read it, when, with what. */
export function PageFooter({ model }: { readonly model: ReportModel }) {
  const { report: texts } = useTexts();
  const { words } = texts;
  const { reader, madeAt, softwareVersion } = model;
  const parts = [
    ...(reader ? [[words.reader, oneLine(reader)]] : []),
    ...(madeAt ? [[texts.made, new Date(madeAt).toLocaleString(texts.language)]] : []),
    [words.software, `Vertebral BMD for OHIF ${softwareVersion}`],
  ];
  return (
    <footer>
      {parts.map(([name, text]) => (
        <span key={name}>
          {name}
          {words.colon}
          {text}
        </span>
      ))}
      <span>{words.researchUse}</span>
    </footer>
  );
}
