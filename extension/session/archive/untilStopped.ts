/** Why a wait ended before there was an answer. */
export type Stop = 'stopped' | 'timedOut';

/** Thrown by `untilStopped`. */
export class StoppedWaiting extends Error {
  override readonly name = 'StoppedWaiting';

  constructor(readonly reason: Stop) {
    super(reason);
  }
}

/**
 * What a promise brings, unless the signal or the time limit (ms) ends the wait before; what was
 * begun may go on then.
 *
 * @throws StoppedWaiting
 */
export function untilStopped<Value>(
  work: Promise<Value>,
  signal: AbortSignal,
  limitMs: number,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (reason: Stop) => () => reject(new StoppedWaiting(reason));
    const onAbort = stop('stopped');
    const timer = setTimeout(stop('timedOut'), limitMs);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}
