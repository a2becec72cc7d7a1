import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { withoutPersons, type ReportModel } from '../../../src';
import type { KeyImage } from '../../session/report/keyImages';
import { printFrame } from '../../session/report/printFrame';
import type { Texts } from '../../text/english';
import { TextsContext } from '../../text/useTexts';
import { PrintPage } from './PrintPage';
import styleSheet from './printPage.css';

/** Prints the report on one page. React draws it, so that no text is ever read as HTML. */
export function printReport(
  model: ReportModel,
  images: readonly KeyImage[],
  identified: boolean,
  texts: Texts,
): Promise<void> {
  const shown = identified ? model : withoutPersons(model);
  return printFrame({
    title: texts.report.pageTitle,
    language: texts.report.language,
    styleSheet,
    draw(box) {
      const root = createRoot(box);
      flushSync(() =>
        root.render(
          <TextsContext.Provider value={texts}>
            <PrintPage model={shown} images={images} identified={identified} />
          </TextsContext.Provider>,
        ),
      );
      return () => root.unmount();
    },
  });
}
