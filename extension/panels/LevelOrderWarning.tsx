import { levelOrderFaults, type Reading, type VolumeGeometry } from '../../src';

/** Says where the names of two levels contradict their places in the patient. */
export function LevelOrderWarning({
  reading,
  geometry,
}: {
  readonly reading: Reading;
  readonly geometry: VolumeGeometry;
}) {
  return levelOrderFaults(reading, geometry).map(({ upper, lower }) => (
    <p key={upper} className="vbmd-check-warn" role="alert" data-cy="vbmd-level-order">
      <span aria-hidden="true">⚠</span> {upper} lies below {lower}: check the level labels.
    </p>
  ));
}
