import { countsCell, huText, methodCell, type ReportLevel, type ReportModel } from '../../../src';
import { formatCubicCm } from '../../text/format';
import { useTexts } from '../../text/useTexts';

const NONE = '–';

/** The values of each level, and the patient's means below them. */
export function PageLevels({ model }: { readonly model: ReportModel }) {
  const { report: texts } = useTexts();
  const { words } = texts;
  const [threeDimensional, threeSlice] = model.means.map(({ assessment }) =>
    assessment ? huText(assessment.patientMeanHu) : NONE,
  );
  return (
    <section>
      <h2>{texts.levels}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.level}</th>
            <th scope="col" className="number">
              {words.metrics.threeDimensionalHu} ± SD
            </th>
            <th scope="col" className="number">
              {texts.median}
            </th>
            <th scope="col" className="number">
              {texts.volume}
            </th>
            <th scope="col" className="number">
              {words.metrics.threeSliceHu}
            </th>
            <th scope="col" className="together">
              {texts.slices}
            </th>
            <th scope="col">{words.counts}</th>
            <th scope="col">{words.mask}</th>
          </tr>
        </thead>
        <tbody>
          {model.levels.map((level) => (
            <LevelLine key={level.level} level={level} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.mean}</th>
            <td className="number">{threeDimensional}</td>
            <td />
            <td />
            <td className="number">{threeSlice}</td>
            <td colSpan={3}>{model.means[0]?.levels.join(words.comma)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function LevelLine({ level }: { readonly level: ReportLevel }) {
  const { words } = useTexts().report;
  const { threeDimensional, threeSlice } = level;
  const statistics = threeDimensional?.statistics;
  return (
    <tr>
      <th scope="row">{level.level}</th>
      <td className="number">
        {statistics ? `${huText(statistics.meanHu)} ± ${huText(statistics.sdHu)}` : NONE}
      </td>
      <td className="number">{statistics ? huText(statistics.medianHu) : NONE}</td>
      <td className="number">{statistics ? formatCubicCm(statistics.volumeMm3) : NONE}</td>
      <td className="number">{threeSlice ? huText(threeSlice.meanHu) : NONE}</td>
      <td className="together">
        {threeSlice?.slices.map(({ meanHu }) => huText(meanHu)).join(' / ') ?? NONE}
      </td>
      <td>{countsCell(level, words)}</td>
      <td className="together">{methodCell(level, words)}</td>
    </tr>
  );
}
