import { patientMeans, type PatientMean, type Reading } from '../../src';
import { formatHu } from './format';

/** The patient's means over the levels that count. */
export function MeansSection({ reading }: { readonly reading: Reading }) {
  const means = patientMeans(reading);
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-means">
      <h3 id="vbmd-means">Patient</h3>
      <Metric name="3D-HU" mean={means.threeDimensionalHu} />
      <Metric name="Three-slice HU" mean={means.threeSliceHu} />
    </section>
  );
}

function Metric({ name, mean }: { readonly name: string; readonly mean: PatientMean }) {
  return (
    <div className="vbmd-metric">
      <span>{name}</span>
      {mean.status === 'assessable' ? (
        <span className="vbmd-metric-value">{formatHu(mean.meanHu)} HU</span>
      ) : (
        <span className="vbmd-muted">not assessable</span>
      )}
    </div>
  );
}
