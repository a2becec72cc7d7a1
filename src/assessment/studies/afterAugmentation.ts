import type { ContextStudy } from '../studyRecord';

/**
 * Other studies of new fractures after vertebral augmentation: their cut-offs bracket those of
 * Chang et al. 2025, so that no single number passes for the truth.
 */
export const AUGMENTATION_STUDIES: readonly ContextStudy[] = [
  {
    citation: { journal: 'Sci Rep', year: 2025, doi: '10.1038/s41598-025-86721-5' },
    population: {
      patients: 341,
      description: 'Osteoporotic vertebral compression fracture, percutaneous augmentation.',
    },
    scan: {},
    outcome: 'newVertebralFracture',
    method: 'regionNotStated',
    cutOffs: [{ cutOffHu: 64.4 }],
    groups: { with: { meanHu: 58.2, sdHu: 13.81 }, without: { meanHu: 81.2, sdHu: 16.68 } },
    auc: 0.85,
    oddsRatioPerHu: 0.93,
  },
  {
    citation: {
      authors: 'Ye K, Zou D, Zhou F, Li W, Tian Y',
      title:
        'Low vertebral CT Hounsfield units: a risk factor for new osteoporotic vertebral fractures after the treatment of percutaneous kyphoplasty',
      journal: 'Arch Osteoporos',
      year: 2022,
      doi: '10.1007/s11657-022-01177-8',
    },
    // The abstract does not state the number of controls: only those with a new fracture count.
    population: {
      patients: 32,
      withOutcome: 32,
      description: 'Percutaneous kyphoplasty; 32 with a new fracture and matched controls.',
    },
    scan: {},
    outcome: 'newVertebralFracture',
    levels: ['L1'],
    method: 'axialRegionOfL1',
    cutOffs: [{ cutOffHu: 45, specificity: 0.9 }],
    groups: { with: { meanHu: 47.77, sdHu: 22.38 }, without: { meanHu: 80.23, sdHu: 30.26 } },
    auc: 0.85,
  },
];
