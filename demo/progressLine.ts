/** A step that takes less than this, ms, shows nothing; chosen here, about when people wonder. */
const PATIENCE_MS = 500;

/** Where progress is written; `process.stdout` fits. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a step is, until `end`. */
export interface ProgressLine {
  update(done: number, total: number): void;
  end(): void;
}

/**
 * Shows a step's progress in percent: on a terminal one line that is written over, elsewhere
 * (a log file) a new line for each tenth. Quick steps show nothing.
 */
export function progressLine(
  output: ProgressOutput,
  label: string,
  patienceMs = PATIENCE_MS,
): ProgressLine {
  const step = output.isTTY ? 1 : 10;
  const start = performance.now();
  let shown = -1;
  return {
    update(done, total) {
      const percent = Math.min(100, Math.floor((100 * done) / Math.max(total, 1)));
      const rounded = percent - (percent % step);
      if (rounded <= shown || performance.now() - start < patienceMs) return;
      shown = rounded;
      output.write(output.isTTY ? `\r${label} ${rounded} %` : `${label} ${rounded} %\n`);
    },
    end() {
      if (output.isTTY && shown >= 0) output.write('\n');
    },
  };
}
