/** @jest-environment node */
import { renderToStaticMarkup } from 'react-dom/server';
import { LocalCutOff } from '../../extension/panels/risk/LocalCutOff';
import { MetricRisk } from '../../extension/panels/risk/MetricRisk';
import { RiskSection } from '../../extension/panels/risk/RiskSection';
import { readNumber } from '../../extension/panels/risk/NumberField';
import { PatientForm } from '../../extension/panels/risk/PatientForm';
import { PreTest } from '../../extension/panels/risk/PreTest';
import { createPatientActions } from '../../extension/session/patient/patientActions';
import { createPlugin } from '../../extension/plugin';
import {
  judgeApplicability,
  patientContext,
  readLocalEvidence,
  undo,
  type CtSeries,
  type EnteredContext,
  type Metric,
} from '../../src';
import { measurementOf, readingOf } from '../support/reading';
import { fakeSession } from './fakeSession';
import { LOCAL_EVIDENCE } from '../support/localEvidence';

const text = (markup: string): string =>
  markup
    .replace(/<title[\s\S]*?<\/desc>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const metricOf = (metric: Metric, meanHu: number, isOutside = false): string =>
  renderToStaticMarkup(
    <MetricRisk
      metric={metric}
      mean={{ status: 'assessable', meanHu, levels: ['L1', 'L3'] }}
      preTestProbability={undefined}
      isOutside={isOutside}
      localEvidence={[]}
    />,
  );

describe('a mean against its published cut-off', () => {
  it.each([
    ['threeDimensionalHu', 30, 'Below the cut-off of 56.3 HU.', ['about 53 have']],
    ['threeDimensionalHu', 90, 'At or above the cut-off of 56.3 HU.', ['about 5 have']],
    [
      'threeDimensionalHu',
      56.3,
      'Cannot be told from the cut-off of 56.3 HU',
      ['about 53', 'about 5 '],
    ],
    ['threeSliceHu', 30, 'Below the cut-off of 51.4 HU.', ['about 41 have']],
    ['threeSliceHu', 90, 'At or above the cut-off of 51.4 HU.', ['about 5 have']],
    ['threeSliceHu', 50, 'Cannot be told from the cut-off of 51.4 HU', ['about 41', 'about 5 ']],
  ] as const)('of %s, at %d HU, says: %s', (metric, meanHu, verdict, shares) => {
    const said = text(metricOf(metric, meanHu));
    expect(said).toContain(verdict);
    for (const share of shares) expect(said).toContain(share);
    expect(said.match(/Of 100 patients as in the study/g)).toHaveLength(shares.length);
  });

  it('is marked only where it is clearly below, and never outside the population', () => {
    const isMarked = (markup: string) => markup.includes('vbmd-check-warn');
    expect(isMarked(metricOf('threeDimensionalHu', 30))).toBe(true);
    expect(isMarked(metricOf('threeDimensionalHu', 50))).toBe(false);
    expect(isMarked(metricOf('threeDimensionalHu', 90))).toBe(false);
    expect(isMarked(metricOf('threeDimensionalHu', 30, true))).toBe(false);
    expect(text(metricOf('threeDimensionalHu', 30, true))).toContain('for reference');
  });

  it('takes the probability beforehand, from 0 to 100 per cent', () => {
    const at = (preTestProbability: number) =>
      text(
        renderToStaticMarkup(
          <MetricRisk
            metric="threeDimensionalHu"
            mean={{ status: 'assessable', meanHu: 30, levels: ['L1', 'L3'] }}
            preTestProbability={preTestProbability}
            isOutside={false}
            localEvidence={[]}
          />,
        ),
      );
    expect(at(0)).toContain('about 0 have');
    expect(at(1)).toContain('about 100 have');
    expect(at(0.001)).toContain('about 1 have');
    const slider = renderToStaticMarkup(<PreTest probability={0.6} onChange={() => undefined} />);
    expect(slider).toContain('Outside the published 3% to 52%');
    expect(slider).toContain('Back to the study');
  });

  it('is not assessable from fewer than two levels', () => {
    const said = text(
      renderToStaticMarkup(
        <MetricRisk
          metric="threeSliceHu"
          mean={{ status: 'notAssessable', levels: ['L1'] }}
          preTestProbability={undefined}
          isOutside={false}
          localEvidence={[]}
        />,
      ),
    );
    expect(said).toContain('not assessable');
    expect(said).not.toContain('HU.');
  });
});

describe('the section of the risk context', () => {
  const section = (threeDimensionalHu: number, threeSliceHu: number, localCutOffs?: unknown) => {
    const level = measurementOf(threeDimensionalHu, undefined, threeSliceHu);
    const series = {
      conditions: { patientSex: 'M', patientAgeYears: 12 },
      checks: [],
    } as unknown as CtSeries;
    return renderToStaticMarkup(
      <RiskSection
        reading={readingOf({ L1: level, L2: level })}
        series={series}
        preTestProbability={undefined}
        localEvidence={readLocalEvidence(localCutOffs)}
        onPatient={() => undefined}
        onPreTest={() => undefined}
      />,
    );
  };

  it('says that a boy of 12 is outside the population before any figure, and shows them all', () => {
    const said = text(section(30, 30));
    const outside = said.indexOf('Outside the study&#x27;s population: sex and age.');
    expect(outside).toBeGreaterThan(0);
    expect(said.indexOf('Below the cut-off of 56.3 HU.')).toBeGreaterThan(outside);
    expect(said.match(/for reference/g)!.length).toBeGreaterThanOrEqual(2);
    expect(said).toContain('Research use; not a diagnosis');
  });

  it('says where the two metrics contradict each other, and only there', () => {
    const words = 'lie on different sides of their own cut-offs';
    expect(text(section(30, 90))).toContain(words);
    expect(text(section(30, 30))).not.toContain(words);
    expect(text(section(30, 51))).not.toContain(words);
  });

  it('names what is wrong in the configuration of a local cut-off', () => {
    expect(text(section(30, 30, 'none'))).toContain('expected a list of records');
    expect(text(section(30, 30))).not.toContain('expected a list of records');
  });
});

describe('what is entered of a patient', () => {
  const form = (entered: EnteredContext): string => {
    const header = { patientSex: 'M', patientAgeYears: 71 } as const;
    const { items } = judgeApplicability(patientContext(header, entered), []);
    return renderToStaticMarkup(
      <PatientForm header={header} entered={entered} items={items} onChange={() => undefined} />,
    );
  };

  it.each([
    ['an age of 250', { ageYears: 250 }, 'An age of 250 years cannot be', '250'],
    ['2.5 fractures', { fractureCount: 2.5 }, 'A number of 2.5 vertebral fractures', '2.5'],
    ['a T-score of 25', { dxaTScore: 25 }, 'A T-score of 25 cannot be', '25'],
  ])('that cannot be is kept and named: %s', (_what, entered, message, value) => {
    const markup = form(entered);
    expect(text(markup)).toContain(message);
    expect(markup).toContain(`value="${value}"`);
    expect(markup.match(/aria-invalid="true"/g)).toHaveLength(1);
  });

  it('stands beside what the images say, each label at its field', () => {
    const markup = form({});
    expect(text(markup)).toContain('male (from the images)');
    expect(markup).toContain('71 (from the images)');
    expect(markup).not.toContain('aria-invalid="true"');
    const controls = markup.match(/<(select|input)/g)!.length;
    expect(markup.match(/<label/g)).toHaveLength(controls);
  });

  it.each([
    ['72', 72],
    [' 72 ', 72],
    ['-2,5', -2.5],
    ['−2.5', -2.5],
    ['.5', 0.5],
    ['', undefined],
    ['abc', 'notNumber'],
    ['7 2', 'notNumber'],
    ['1e9', 'notNumber'],
    ['Infinity', 'notNumber'],
  ])('reads %j as %p', (typed, expected) => {
    expect(readNumber(typed)).toBe(expected);
  });

  it('is one undo step; the probability beforehand is none', () => {
    const { context, store } = fakeSession(() => {
      throw new Error('not measured here');
    });
    const actions = createPatientActions(context);
    actions.setPatient({ sex: 'M', ageYears: undefined });
    actions.setPreTest(0.3);
    const { history, preTestProbability } = store.getState();
    expect(history!.present.patient).toEqual({ sex: 'M' });
    expect(preTestProbability).toBe(0.3);
    expect(undo(history!).present.patient).toBeUndefined();
    actions.setPreTest(undefined);
    expect(store.getState()).not.toHaveProperty('preTestProbability');
  });
});

describe('a local cut-off', () => {
  const good = LOCAL_EVIDENCE;

  it('is taken from the configuration of the viewer, or of a viewer built with the plugin', () => {
    const plugin = createPlugin();
    plugin.readConfiguration({ appConfig: { vertebralBmd: { localCutOffs: [good] } } });
    expect(plugin.settings().localCutOffs).toEqual([good]);
    plugin.readConfiguration({ appConfig: {}, configuration: { localCutOffs: [] } });
    expect(plugin.settings().localCutOffs).toEqual([]);
    plugin.readConfiguration({});
    expect(plugin.settings().localCutOffs).toBeUndefined();
  });

  it('is shown as local, with who made it and when, and marks nothing', () => {
    const [evidence] = readLocalEvidence([good]).records;
    const markup = renderToStaticMarkup(
      <LocalCutOff evidence={evidence!} meanHu={30} options={{}} />,
    );
    const said = text(markup);
    expect(said).toContain('Local cut-off, not published');
    expect(said).toContain('Below the cut-off of 60 HU.');
    expect(said).toContain('as in the local sample');
    expect(said).toContain('Department of Radiology, 2026-01-31');
    expect(markup).not.toContain('vbmd-check-warn');
  });
});
