import { createRoot } from 'react-dom/client';
import { readLocalEvidence } from '../../src';
import type { Plugin } from '../plugin';
import type { Mount } from './Island';
import { InHostLanguage } from './InHostLanguage';
import { VertebralBmdPanel } from './VertebralBmdPanel';

/** Draws the panel into its island. */
export const mountPanel =
  ({ store, session, settings }: Plugin): Mount =>
  (box) => {
    const localEvidence = readLocalEvidence(settings().localCutOffs);
    const root = createRoot(box);
    root.render(
      <InHostLanguage>
        <VertebralBmdPanel store={store} session={session} localEvidence={localEvidence} />
      </InHostLanguage>,
    );
    return () => root.unmount();
  };
