import { levelOrderFaults, type Reading, type VolumeGeometry } from '../../src';
import { useTexts } from '../text/useTexts';

/** Says where the names of two levels contradict their places in the patient. */
export function LevelOrderWarning({
  reading,
  geometry,
}: {
  readonly reading: Reading;
  readonly geometry: VolumeGeometry;
}) {
  const { levelTable } = useTexts();
  return levelOrderFaults(reading, geometry).map(({ upper, lower }) => (
    <p key={upper} className="vbmd-check-warn" role="alert" data-cy="vbmd-level-order">
      <span aria-hidden="true">⚠</span> {levelTable.orderFault(upper, lower)}
    </p>
  ));
}
