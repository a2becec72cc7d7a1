/** Shows how far a run is. */
export interface Progress {
  /** Replaces what is shown, on a terminal; nothing elsewhere. */
  readonly show: (text: string) => void;
  /** Takes away what is shown, before another line is written and at the end. */
  readonly clear: () => void;
}

/** Returns to the start of the line and clears it (ECMA-48: CR, EL 2). */
const CLEAR_LINE = '\r\u001b[2K';

/** Progress in the last line of a terminal; of `undefined` nothing is shown. */
export function createProgress(writeToTerminal: ((text: string) => void) | undefined): Progress {
  let shown = '';
  return {
    show: (text) => {
      if (text === shown) return;
      writeToTerminal?.(`${CLEAR_LINE}${text}`);
      shown = text;
    },
    clear: () => {
      if (shown !== '') writeToTerminal?.(CLEAR_LINE);
      shown = '';
    },
  };
}
