/** Longest wait (ms) for a frame: a hidden page draws none. */
const FRAME_MS = 60;

/** Resolves when what has changed so far is on the screen, before work that would keep it away. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // A frame is drawn after its callbacks, and a message is handled after the drawing.
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, FRAME_MS);
  });
}
