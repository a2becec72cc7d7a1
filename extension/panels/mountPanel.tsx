import { createRoot } from 'react-dom/client';
import type { Plugin } from '../plugin';
import type { Mount } from './Island';
import { InHostLanguage } from './InHostLanguage';
import { VertebralBmdPanel } from './VertebralBmdPanel';

/** Draws the panel into its island. */
export const mountPanel =
  ({ store, session }: Plugin): Mount =>
  (box) => {
    const root = createRoot(box);
    root.render(
      <InHostLanguage>
        <VertebralBmdPanel store={store} session={session} />
      </InHostLanguage>,
    );
    return () => root.unmount();
  };
