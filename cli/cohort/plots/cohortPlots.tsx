import type { ReactElement } from 'react';
import { METRICS, readersValues, valuesOverTScore } from '../../../src';
import type { CohortAnalysis, CohortTable } from '../../../src';
import { BlandAltmanPlot } from './BlandAltmanPlot';
import { CalibrationPlot } from './CalibrationPlot';
import { CorrelationPlot } from './CorrelationPlot';
import { GroupPlot } from './GroupPlot';
import { RocPlot } from './RocPlot';

/** A section of the report that a plot belongs to. */
export type PlotSection = 'groups' | 'roc' | 'logistic' | 'correlation' | 'agreement';

/** A plot with the name of its file. */
export interface NamedPlot {
  readonly name: string;
  readonly section: PlotSection;
  readonly element: ReactElement;
}

/** The files that plots are written to, whether or not a cohort has them all. */
export const PLOT_FILES: readonly string[] = [
  'roc.svg',
  ...METRICS.flatMap((metric) => [`groups-${metric}.svg`]),
  'calibration.svg',
  ...METRICS.flatMap((metric) => [`correlation-${metric}.svg`, `bland-altman-${metric}.svg`]),
];

/** The plots of everything that could be computed. */
export function cohortPlots(table: CohortTable, analysis: CohortAnalysis): readonly NamedPlot[] {
  const { roc, logistic, correlation, agreement } = analysis;
  const plots: NamedPlot[] = [];
  const add = (name: string, section: PlotSection, element: ReactElement): void => {
    plots.push({ name, section, element });
  };
  for (const metric of METRICS) {
    const analysed = roc[metric];
    if (analysed) {
      add(
        `groups-${metric}.svg`,
        'groups',
        <GroupPlot table={table} metric={metric} roc={analysed} />,
      );
    }
  }
  if (Object.keys(roc).length > 0) {
    add('roc.svg', 'roc', <RocPlot table={table} analysis={analysis} />);
  }
  if (logistic?.calibration) {
    add('calibration.svg', 'logistic', <CalibrationPlot calibration={logistic.calibration} />);
  }
  for (const metric of METRICS) {
    const [scores, readers] = [valuesOverTScore(table, metric), readersValues(table, metric)];
    const correlated = correlation[metric];
    if (scores && correlated) {
      add(
        `correlation-${metric}.svg`,
        'correlation',
        <CorrelationPlot values={scores} metric={metric} correlation={correlated} />,
      );
    }
    const agreed = agreement[metric];
    if (readers && agreed) {
      add(
        `bland-altman-${metric}.svg`,
        'agreement',
        <BlandAltmanPlot values={readers} metric={metric} agreement={agreed} />,
      );
    }
  }
  return plots;
}
