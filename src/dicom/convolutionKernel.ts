/**
 * How strongly a reconstruction kernel raises edges and noise. `soft` includes the standard
 * body kernels; `unknown` is a name that no rule here covers.
 */
export type KernelSharpness = 'soft' | 'medium' | 'sharp' | 'unknown';

/**
 * Names that scanners write to ConvolutionKernel, by vendor. Collected from the vendors' public
 * naming; there is no standard list, so a name that is not covered counts as unknown.
 */
const RULES: readonly (readonly [RegExp, KernelSharpness])[] = [
  // GE
  [/^(BONE|BONEPLUS|LUNG|EDGE|ULTRA)$/, 'sharp'],
  [/^(DETAIL|CHEST)$/, 'medium'],
  [/^(SOFT|STANDARD|STND)$/, 'soft'],
  // Philips
  [/^(A|B|UA|UB|SA|SB|CA|CB|XCA|XCB)$/, 'soft'],
  [/^(C|UC|SC|CC|XCC)$/, 'medium'],
  [/^(D|E|F|L|Y[A-E])$/, 'sharp'],
  // Words that several vendors use, such as United Imaging's B_SOFT_B.
  [/BONE|LUNG|SHARP|HARD|EDGE/, 'sharp'],
  [/SOFT|SMOOTH|STANDARD|\bSTD\b|BODY/, 'soft'],
];

/** Siemens: a family letter or two, then two digits that grow with sharpness (B30f, Br36d, I31f). */
const SIEMENS = /^[BHIJDUTCQ][A-Z]?(\d\d)[A-Z]?/;
/** Siemens kernels from here on are bone and lung kernels. */
const SIEMENS_SHARP_FROM = 50;
const SIEMENS_MEDIUM_FROM = 45;

/** Canon and Toshiba: FC and two digits, grouped by use. */
const CANON = /^FC(\d\d)/;
/** Bone (30-39), lung and high resolution (50-59), high resolution (80-90). */
const CANON_SHARP: readonly (readonly [number, number])[] = [
  [30, 39],
  [50, 59],
  [80, 90],
];

/** The sharpness of a ConvolutionKernel value; `undefined` stands for a header without one. */
export function classifyKernel(kernel: string | undefined): KernelSharpness {
  if (kernel === undefined) return 'unknown';
  const name = kernel.trim().toUpperCase();
  const canon = CANON.exec(name);
  if (canon) {
    const number = Number(canon[1]);
    return CANON_SHARP.some(([low, high]) => number >= low && number <= high) ? 'sharp' : 'soft';
  }
  const siemens = SIEMENS.exec(name);
  if (siemens) {
    const number = Number(siemens[1]);
    if (number >= SIEMENS_SHARP_FROM) return 'sharp';
    return number >= SIEMENS_MEDIUM_FROM ? 'medium' : 'soft';
  }
  return RULES.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}
