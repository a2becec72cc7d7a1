/** A stream of pseudo-random numbers: the same seed gives the same numbers on every machine. */
export interface RandomStream {
  /** Next number, uniform in [0, 1). */
  uniform(): number;
  /** Next number, normally distributed with mean 0 and standard deviation 1. */
  normal(): number;
}

/**
 * Makes a stream from a whole number. Uniform numbers by mulberry32 (Tommy Ettinger, public
 * domain; 32-bit state, enough for image noise), normal ones by the Box-Muller method, in pairs.
 */
export function createRandomStream(seed: number): RandomStream {
  let state = seed >>> 0;
  let spare: number | undefined;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
