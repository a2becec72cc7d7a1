/** @jest-environment node */
import { renderToStaticMarkup } from 'react-dom/server';
import { DistributionPlot } from '../../extension/panels/risk/DistributionPlot';
import { PLOT, plotScale } from '../../extension/panels/risk/plotScale';
import { RocPlot } from '../../extension/panels/risk/RocPlot';
import { english } from '../../extension/text/english';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';
import { METRICS, PUBLISHED_EVIDENCE, assess } from '../../src';

/** Far below air, usual values about both cut-offs, and denser than cortical bone. */
const VALUES = [-5000, -20, 0, 40.64, 51.4, 56.3, 79.93, 160, 5000];

const markup = (metric: (typeof METRICS)[number], hu: number, { risk, means } = english): string =>
  renderToStaticMarkup(
    <DistributionPlot
      assessment={assess(metric, hu)}
      name={means.metrics[metric]}
      texts={risk.plot}
    />,
  );

/** Every number of the attributes that place something. */
function coordinates(svg: string): readonly number[] {
  const attributes = svg.matchAll(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"%]+)"/g);
  return [...attributes].flatMap(([, text]) => (text!.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
}

describe.each(METRICS)('the plot of %s', (metric) => {
  it.each(VALUES)('keeps within its drawing for %d HU, without a number that is none', (hu) => {
    const svg = markup(metric, hu);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const places = coordinates(svg);
    expect(places.length).toBeGreaterThan(100);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(PLOT.width);
  });

  it('puts the means of the groups, the cut-off and the patient on one scale', () => {
    const evidence = PUBLISHED_EVIDENCE[metric];
    const { withNewFracture, withoutNewFracture, cutOffX, patient } = plotScale(
      assess(metric, evidence.cutOffHu),
    );
    expect(patient.x).toBe(cutOffX);
    const unitsPerHu =
      (withoutNewFracture.peak.x - withNewFracture.peak.x) /
      (evidence.withoutNewFracture.meanHu - evidence.withNewFracture.meanHu);
    // 0.1: places are rounded to it.
    const fromMean = (evidence.cutOffHu - evidence.withNewFracture.meanHu) * unitsPerHu;
    expect(Math.abs(cutOffX - withNewFracture.peak.x - fromMean)).toBeLessThanOrEqual(0.11);
    const { halfWidthHu } = assess(metric, 0).uncertainty;
    const band = patient.bandTo - patient.bandFrom;
    expect(Math.abs(band - 2 * halfWidthHu * unitsPerHu)).toBeLessThanOrEqual(0.21);
  });

  it('points beyond its end for a value that lies there, and still says the value', () => {
    expect(plotScale(assess(metric, 5000)).patient).toMatchObject({
      x: PLOT.right,
      beyond: 'right',
    });
    expect(plotScale(assess(metric, -5000)).patient).toMatchObject({
      x: PLOT.left,
      beyond: 'left',
    });
    expect(markup(metric, 5000)).toContain('patient 5000.0');
    expect(markup(metric, -5000)).toContain('patient −5000.0');
  });

  it('tells the groups apart without colour, and everything in words for a screen reader', () => {
    const svg = markup(metric, 30);
    expect(svg).not.toMatch(/#[0-9a-f]{3}|rgb|hsl/i);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
    const { withNewFracture, withoutNewFracture, cutOffHu } = PUBLISHED_EVIDENCE[metric];
    const described = /<desc[^>]*>(.*?)<\/desc>/.exec(svg)![1];
    for (const said of [
      `${withNewFracture.meanHu.toFixed(2)} ± ${withNewFracture.sdHu.toFixed(2)} HU, n\u00a0=\u00a061`,
      `${withoutNewFracture.meanHu.toFixed(2)} ± ${withoutNewFracture.sdHu.toFixed(2)} HU, n\u00a0=\u00a0288`,
      `Cut-off ${cutOffHu} HU`,
      'Patient 30.0 HU',
    ]) {
      expect(described).toContain(said);
    }
  });

  it('has the same numbers in Chinese', () => {
    const numbersIn = (svg: string) => svg.replaceAll('&#x27;', '').match(/\d+(\.\d+)?/g);
    expect(numbersIn(markup(metric, 30, simplifiedChinese))).toEqual(numbersIn(markup(metric, 30)));
  });

  it('has a ROC curve from corner to corner that never falls, labelled as derived', () => {
    const texts = english.risk.roc;
    const svg = renderToStaticMarkup(
      <RocPlot assessment={assess(metric, 30)} name={metric} texts={texts} />,
    );
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(svg).toContain('Curve derived from');
    const paths = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path!);
    const longest = paths.sort((a, b) => b.length - a.length)[0]!;
    const points = [...longest.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)];
    const xs = points.map(([, x]) => Number(x));
    const ys = points.map(([, , y]) => Number(y));
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(ys).toEqual([...ys].sort((a, b) => b - a));
  });
});
