import { useState } from 'react';
import { reportCsv, reportJson, reportText, type ReportModel } from '../../src';
import { copyText, downloadText } from '../session/report/handOver';
import type { KeyImage } from '../session/report/keyImages';
import { useTexts } from '../text/useTexts';
import { printReport } from './report/printReport';

interface ReportSectionProps {
  /** Asked for at each press, so that the report is of the reading as it stands. */
  readonly report: () => ReportModel | undefined;
  readonly keyImages: () => Promise<readonly KeyImage[]>;
  /** Whether anything is measured. */
  readonly disabled: boolean;
}

/** Names of the files; they hold nothing of the patient. */
const FILE_NAME = 'vertebral-bmd-report';

/** Takes the result out of the viewer: as text, table, data or a printed page. */
export function ReportSection({ report, keyImages, disabled }: ReportSectionProps) {
  const allTexts = useTexts();
  const { report: texts, messages } = allTexts;
  const [identified, setIdentified] = useState(false);
  const [told, setTold] = useState('');

  const handOver = (how: (model: ReportModel) => string | Promise<string>, failed: string) => {
    const model = report();
    if (!model) return;
    // Emptied first: the same words again would not be read out.
    setTold('');
    void (async () => setTold(await how(model)))().catch(() => setTold(failed));
  };
  const copy = async (model: ReportModel) => {
    const language = { words: texts.words, messages };
    const done = await copyText(reportText(model, { identified }, language));
    return done ? texts.copied : texts.copyFailed;
  };
  const saveCsv = (model: ReportModel) => {
    downloadText(reportCsv(model, { identified }), `${FILE_NAME}.csv`, 'text/csv');
    return texts.saved;
  };
  const saveJson = (model: ReportModel) => {
    downloadText(reportJson(model, { identified }), `${FILE_NAME}.json`, 'application/json');
    return texts.saved;
  };
  const print = async (model: ReportModel) => {
    await printReport(model, await keyImages(), identified, allTexts);
    return '';
  };

  const button = (
    name: string,
    label: string,
    means: string,
    how: Parameters<typeof handOver>[0],
    failed: string,
  ) => (
    <button
      type="button"
      className="vbmd-quiet-button"
      disabled={disabled}
      title={means}
      onClick={() => handOver(how, failed)}
      data-cy={`vbmd-report-${name}`}
    >
      {label}
    </button>
  );
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-report">
      <h3 id="vbmd-report">{texts.title}</h3>
      <div className="vbmd-actions">
        {button('copy', texts.copy, texts.copyMeans, copy, texts.copyFailed)}
        {button('csv', texts.csv, texts.csvMeans, saveCsv, texts.saveFailed)}
        {button('json', texts.json, texts.jsonMeans, saveJson, texts.saveFailed)}
        {button('print', texts.print, texts.printMeans, print, texts.printFailed)}
      </div>
      <label className="vbmd-field" title={texts.identifiedMeans}>
        <input
          type="checkbox"
          checked={identified}
          onChange={({ target }) => setIdentified(target.checked)}
          data-cy="vbmd-report-identified"
        />
        {texts.identified}
      </label>
      <p className="vbmd-muted" role="status" data-cy="vbmd-report-state">
        {told}
      </p>
    </section>
  );
}
