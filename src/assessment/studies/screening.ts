import type { Citation } from '../citation';
import type { ContextStudy, HuDistribution, StudyScan } from '../studyRecord';

/**
 * HU of L1 against osteoporosis by DXA: another question than a new fracture after augmentation.
 * Pickhardt et al. read a region in an axial image of L1 at 120 kV, 2,067 pairs of CT and DXA of
 * 1,867 adults.
 */
export const SCREENING_STUDIES: readonly ContextStudy[] = [
  {
    citation: {
      authors: 'Pickhardt PJ, Pooler BD, Lauder T, et al.',
      title:
        'Opportunistic screening for osteoporosis using abdominal computed tomography scans obtained for other indications',
      journal: 'Ann Intern Med 158:588-595',
      year: 2013,
      doi: '10.7326/0003-4819-158-8-201304160-00003',
    },
    population: {
      patients: 1867,
      description: 'Adults with CT for any reason and DXA within six months.',
    },
    scan: { kvp: 120 },
    outcome: 'osteoporosisByDxa',
    levels: ['L1'],
    method: 'axialRegionOfL1',
    cutOffs: [
      { cutOffHu: 160, sensitivity: 0.9 },
      { cutOffHu: 110, specificity: 0.9, isLeast: true },
    ],
  },
];

/** HU of L1 over age in adults. */
export interface HuByAge {
  readonly citation: Citation;
  readonly patients: number;
  readonly scan: StudyScan;
  /** The linear fall over all ages. */
  readonly changePerYearHu: number;
  readonly under30Years: HuDistribution;
  readonly from90Years: HuDistribution;
  /** Automated reads were this much above manual ones: values of two methods do not mix. */
  readonly automatedAboveManualHu: number;
}

/**
 * Normal L1 by age (Jang et al. 2019). The yearly fall and the two ends are the publication's own
 * and no line goes through all three, so nothing is interpolated from them.
 */
export const HU_BY_AGE: HuByAge = {
  citation: {
    authors: 'Jang S, Graffy PM, Ziemlewicz TJ, Lee SJ, Summers RM, Pickhardt PJ',
    title:
      'Opportunistic osteoporosis screening at routine abdominal and thoracic CT: normative L1 trabecular attenuation values in more than 20 000 adults',
    journal: 'Radiology 291:360-367',
    year: 2019,
    doi: '10.1148/radiol.2019181648',
  },
  patients: 20_374,
  scan: { kvp: 120 },
  changePerYearHu: -2.5,
  under30Years: { meanHu: 226, sdHu: 44 },
  from90Years: { meanHu: 89, sdHu: 38 },
  automatedAboveManualHu: 21,
};
