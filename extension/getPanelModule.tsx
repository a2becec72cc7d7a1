import { PANEL_NAME } from './id';
import { Island, type Mount } from './panels/Island';
import type { Plugin } from './plugin';

/** The panel at the right; its code is loaded with it, so that registering costs nothing. */
export const getPanelModule = (plugin: Plugin) => () => {
  const load = async (): Promise<Mount> =>
    (await import(/* webpackChunkName: "panel" */ './panels/mountPanel')).mountPanel(plugin);
  return [
    {
      name: PANEL_NAME,
      iconName: 'tab-linear',
      iconLabel: 'BMD',
      label: 'Vertebral BMD',
      component: () => <Island load={load} />,
    },
  ];
};
