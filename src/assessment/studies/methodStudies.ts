import type { Citation } from '../citation';

/** The method of the three axial ellipses. */
export const THREE_SLICE_CITATION: Citation = {
  authors: 'Schreiber JJ, Anderson PA, Rosas HG, Buchholz AL, Au AG',
  title:
    'Hounsfield units for assessing bone mineral density and strength: a tool for osteoporosis management',
  journal: 'J Bone Joint Surg Am 93:1057-63',
  year: 2011,
  doi: '10.2106/JBJS.J.00160',
};

/**
 * How far two scans of the same patient lie apart: 30 patients scanned twice within 16 days, a
 * round region of 200 mm² in L1 and L4; coefficients of variation 4.8 to 7.9%.
 */
export const SCAN_REPEATABILITY = {
  citation: {
    title:
      'Optimizing region of interest size and placement for clinical opportunistic CT trabecular bone Hounsfield unit measurements',
    journal: 'Osteoporos Int',
    year: 2025,
    doi: '10.1007/s00198-025-07529-7',
  } satisfies Citation,
  patients: 30,
  /** Smallest difference of two measurements that is a real change, 95%, HU. */
  leastSignificantChangeHu: { low: 10, high: 16 },
} as const;
