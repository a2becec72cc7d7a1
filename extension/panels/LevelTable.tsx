import { VERTEBRAL_LEVELS } from '../../src';
import { useTexts } from '../text/useTexts';
import { LevelRow, type LevelRowProps } from './LevelRow';

/** A row a level: its values, whether it counts, and what the next click measures. */
export function LevelTable(props: Omit<LevelRowProps, 'level'>) {
  const { levelTable: texts } = useTexts();
  return (
    <table className="vbmd-table" data-cy="vbmd-levels">
      <thead>
        <tr>
          <th scope="col">{texts.level}</th>
          <th scope="col" className="vbmd-number" title={texts.threeDimensionalHuMeans}>
            {texts.threeDimensionalHu}
          </th>
          <th scope="col" className="vbmd-number" title={texts.threeSliceHuMeans}>
            {texts.threeSliceHu}
          </th>
          <th scope="col" className="vbmd-number vbmd-where-wide" title={texts.volumeMeans}>
            <span>{texts.volume}</span>
          </th>
          <th scope="col">{texts.counts}</th>
          <th scope="col">
            <span className="vbmd-hidden">{texts.delete}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {VERTEBRAL_LEVELS.map((level) => (
          <LevelRow key={level} level={level} {...props} />
        ))}
      </tbody>
    </table>
  );
}
