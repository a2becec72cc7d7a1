/** Work that is asked for often and done at most once a frame, the last request last. */
export interface PerFrame {
  request(): void;
  /** Does now what was asked for and is not done yet. */
  flush(): void;
  cancel(): void;
}

/** @param run what is to be done; it reads what it works on itself. */
export function perFrame(run: () => void): PerFrame {
  let frame: number | undefined;
  const cancel = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  return {
    request() {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        run();
      });
    },
    flush() {
      if (frame === undefined) return;
      cancel();
      run();
    },
    cancel,
  };
}
