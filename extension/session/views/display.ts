import { notify, type SessionContext } from '../sessionContext';
import { currentReading, type SessionState } from '../sessionState';
import { wordingOf } from '../userError';
import { redrawOverlay } from './viewports';

/** The parts of the state that the overlay on the images shows. */
const DRAWN: readonly (keyof SessionState)[] = [
  'history',
  'selected',
  'activeLevel',
  'proposals',
  'brush',
  'sketch',
  'toolInHand',
  'focusLevel',
  'pressed',
];

/** Keeps masks and overlay on the images in step with the store; returns how to stop. */
export function keepDisplayInStep(context: SessionContext): () => void {
  const { store, libraries } = context;
  return store.subscribe((state, before) => {
    const reading = currentReading(state);
    const open = context.openSeries();
    if (reading && reading !== currentReading(before) && open) {
      open.masks
        .show(reading)
        .catch((error: unknown) => notify(context, 'error', wordingOf(error)));
    }
    if (state.masksHidden !== before.masksHidden || state.selected !== before.selected) {
      open?.masks.setHidden(state.masksHidden);
    }
    if (DRAWN.some((key) => state[key] !== before[key])) redrawOverlay(libraries);
  });
}
