import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEAN_LEVELS } from '../../src';
import { CHECKERS, run, testWith } from './checkers';
import { expectedPatientMeans, levelsOf } from './expectedResult';
import { generateStudy, type GeneratedStudy } from './generateStudy';
import {
  childrenOf,
  parseReportText,
  printedItems,
  printedMeanHu,
  printedNumber,
  type PrintedItem,
} from './reportText';
import { BODY_NAMES, TELLING_CASES } from './tellingCases';

// What a stored report must carry, as dcmtk prints it.

const folder = mkdtempSync(join(tmpdir(), 'vbmd-content-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The words of a code, or a text without its quotes. */
const words = ({ value }: PrintedItem): string =>
  /^\(.*?,.*?,"(.*)"\)$/.exec(value)?.[1] ?? value.replace(/^"|"$/g, '');
const wordsOf = (item: PrintedItem, concept: string): readonly string[] =>
  childrenOf(item, concept).map(words);
const section = (report: PrintedItem, concept: string): PrintedItem =>
  printedItems(report, concept)[0]!;

describe.each(TELLING_CASES.map((of, index) => [of.name, of, index] as const))(
  '%s:',
  (_name, of, index) => {
    let study: GeneratedStudy;
    let report: PrintedItem;

    beforeAll(async () => {
      study = await generateStudy(of, join(folder, String(index)));
      const { files } = study;
      report = parseReportText(run(CHECKERS.dsrdump.file, ['+Pl', files.report]).join('\n'));
    }, 60_000);

    testWith('dsrdump', 'the SR names person and device, algorithm, version and peel', () => {
      const reader = of.reader ?? 'Reader^Test';
      expect(wordsOf(report, 'Observer Type')).toEqual(reader ? ['Person', 'Device'] : ['Device']);
      expect(wordsOf(report, 'Person Observer Name')).toEqual(reader ? [reader] : []);
      expect(wordsOf(report, 'Device Observer Name')).toEqual(['Vertebral BMD for OHIF']);
      expect(wordsOf(report, 'Device Observer UID')).toHaveLength(1);
      const measurements = section(report, 'Imaging Measurements');
      expect(wordsOf(measurements, 'Algorithm Name')).toEqual([
        'Vertebral BMD for OHIF, vertebral body',
      ]);
      expect(wordsOf(measurements, 'Algorithm Version')).toEqual(['0.1.0']);
      expect(wordsOf(measurements, 'Algorithm Parameters')).toEqual(['peelMm=3']);
      const own = printedItems(measurements, 'Algorithm Parameters')
        .map(words)
        .filter((text) => text.startsWith('peelMm='))
        .slice(1);
      const peels = levelsOf(study.reading).flatMap(({ threeDimensional }) =>
        threeDimensional && threeDimensional.peelMm !== 3 ? [threeDimensional.peelMm] : [],
      );
      expect(own).toEqual(peels.map((peelMm) => `peelMm=${peelMm}`));
    });

    testWith('dsrdump', 'the SR states how the CT was made', () => {
      const scan = section(report, 'Image Library Group');
      const number = (concept: string) => childrenOf(scan, concept).map(printedNumber);
      const isSilent = of.attributes?.['KVP'] === '';
      const [i, j, k] = study.series.geometry.spacing;
      expect(number('KVP')).toEqual(isSilent ? [] : [of.header?.kvp ?? 120]);
      expect(number('Slice Thickness')).toHaveLength(isSilent ? 0 : 1);
      expect(number('Horizontal Pixel Spacing')[0]).toBeCloseTo(i, 5);
      expect(number('Vertical Pixel Spacing')[0]).toBeCloseTo(j, 5);
      expect(number('Spacing between slices')[0]).toBeCloseTo(k, 5);
      const kernel = of.header?.convolutionKernel ?? 'B30f';
      expect(wordsOf(scan, 'Convolution Kernel')).toEqual(isSilent ? [] : [kernel]);
      const agent = of.header?.contrastBolusAgent;
      expect(wordsOf(scan, 'Contrast/Bolus Agent')).toEqual(agent ? [agent] : []);
      expect(wordsOf(scan, 'Intravenous contrast as stated in the header')).toEqual([
        agent ? 'contrast-enhanced' : 'not stated',
      ]);
    });

    testWith('dsrdump', 'the SR says how each mask was made, and where', () => {
      const WORDS = {
        oneClick: '3D-HU, mask found from one click',
        proposed: '3D-HU, mask found from a proposed center',
        edited: '3D-HU, mask found and then edited by hand',
        guidedManual: '3D-HU, mask drawn by hand',
      };
      const groups = printedItems(report, 'Measurement Group').filter(
        (group) => childrenOf(group, 'Referenced Segment').length > 0,
      );
      const made = groups.map((group) => [
        wordsOf(group, 'Finding Site')[0],
        wordsOf(group, 'Measurement Method')[0],
      ]);
      expect(made).toEqual(
        levelsOf(study.reading).flatMap(({ level, threeDimensional }) =>
          threeDimensional ? [[BODY_NAMES[level], WORDS[threeDimensional.path]]] : [],
        ),
      );
    });

    testWith(
      'dsrdump',
      'the SR names excluded levels with reason and note, there and beside the value',
      () => {
        const qualitative = section(report, 'Qualitative Evaluations');
        const found = childrenOf(qualitative, 'Vertebra excluded from the mean, reason').map(
          (item) => [wordsOf(item, 'Finding Site')[0], wordsOf(item, 'Comment')[0] ?? ''],
        );
        const excluded = levelsOf(study.reading).filter(({ exclusion }) => exclusion);
        expect(found).toEqual(
          // dcmtk prints a line break as \n.
          excluded.map(({ level, exclusion }) => [
            BODY_NAMES[level],
            exclusion!.note.replaceAll('\n', '\\n'),
          ]),
        );
        const beside = printedItems(section(report, 'Imaging Measurements'), 'Comment').map(words);
        const groups = excluded.flatMap((level) => [level.threeDimensional, level.threeSlice]);
        expect(beside).toHaveLength(groups.filter((group) => group).length);
        expect(beside.every((text) => text.startsWith("Excluded from the patient's mean: "))).toBe(
          true,
        );
      },
    );

    testWith(
      'dsrdump',
      'the SR holds each patient mean with its levels, side of the cut-off and authority',
      () => {
        const expected = expectedPatientMeans(study.reading);
        const derived = printedItems(report, 'Derived Imaging Measurements').flatMap(
          ({ children }) => children,
        );
        expect(derived).toHaveLength(expected.length);
        const SIDES: Readonly<Record<string, string>> = {
          Normal: 'At or above',
          'Abnormally Low': 'Below',
          Undetermined: 'Cannot be told',
        };
        derived.forEach((item, position) => {
          const isThreeDimensional = expected[position]!.name === '3dHu';
          const cutOffHu = isThreeDimensional ? 56.3 : 51.4;
          const description = wordsOf(item, 'Normal Range description')[0]!;
          expect(description.startsWith(SIDES[wordsOf(item, 'Normality')[0]!]!)).toBe(true);
          expect(description).toContain(`${cutOffHu} HU`);
          expect(description).toContain('Research use; not a diagnosis.');
          expect(childrenOf(item, 'Normal Range Lower Limit').map(printedNumber)).toEqual([
            cutOffHu,
          ]);
          expect(wordsOf(item, 'Normal Range Authority')[0]).toMatch(
            /^Chang R, Chang F, You Y.*2025/,
          );
          const valid = levelsOf(study.reading).filter(
            (each) =>
              MEAN_LEVELS.includes(each.level) &&
              !each.exclusion &&
              (isThreeDimensional ? each.threeDimensional : each.threeSlice),
          );
          const sources = childrenOf(item, 'Attenuation Coefficient');
          expect(sources.map((source) => wordsOf(source, 'Finding Site')[0])).toEqual(
            valid.map(({ level }) => BODY_NAMES[level]),
          );
          const mean =
            sources.reduce((sum, source) => sum + printedNumber(source), 0) / sources.length;
          // HU: numbers are printed with two decimals.
          expect(Math.abs(printedNumber(item) - mean)).toBeLessThanOrEqual(0.01);
          expect(printedMeanHu({ ...item, children: [item] })).toBe(printedNumber(item));
        });
      },
    );

    testWith('dsrdump', 'the SR holds what was noted of anatomy and entered of the patient', () => {
      const qualitative = section(report, 'Qualitative Evaluations');
      const concept = 'Anatomy that can lead to a miscounted vertebra';
      const anatomy = childrenOf(qualitative, concept);
      expect(anatomy).toHaveLength(of.anatomyNote ? 1 : 0);
      if (of.anatomyNote) {
        expect(wordsOf(anatomy[0]!, 'Comment')[0] ?? '').toBe(of.anatomyNote.note);
      }
      const entered = of.patient ?? {};
      expect(childrenOf(qualitative, 'Subject Age').map(printedNumber)).toEqual(
        entered.ageYears === undefined ? [] : [entered.ageYears],
      );
      expect(wordsOf(qualitative, 'Subject Sex')).toEqual(
        entered.sex === undefined ? [] : [{ F: 'Female', M: 'Male', O: 'Other sex' }[entered.sex]],
      );
      const treated = entered.hasTreatment;
      expect(wordsOf(qualitative, 'Standard anti-osteoporosis treatment')).toEqual(
        treated === undefined ? [] : [treated ? 'Yes' : 'No'],
      );
      expect(wordsOf(qualitative, 'Whether the published study applies')).toHaveLength(1);
      expect(wordsOf(qualitative, 'Comment')).toContain('Research use; not a diagnosis.');
    });
  },
);
