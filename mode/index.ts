import {
  COMMANDS,
  HANGING_PROTOCOL_ID,
  PANEL_ID,
  ROUTE_NAME,
  type EnterAnswer,
  type EnterOptions,
  type ToolbarTexts,
} from '../extension/id';
import { showRefusal } from '../extension/refusal';
import { toolbarButtons, toolbarSections } from './toolbarButtons';
import { createToolGroups } from './toolGroups';
import { NEEDED_SERVICES, type ModeHost } from './modeHost';

const MODE_ID = 'ohif-vertebral-bmd-mode' as const;

const DEFAULT_EXTENSION = '@ohif/extension-default';
const CORNERSTONE = '@ohif/extension-cornerstone';
const DICOM_SEG = '@ohif/extension-cornerstone-dicom-seg';
const DICOM_SR = '@ohif/extension-cornerstone-dicom-sr';

const STACK_HANDLER = `${DEFAULT_EXTENSION}.sopClassHandlerModule.stack`;
const SEG_HANDLER = `${DICOM_SEG}.sopClassHandlerModule.dicom-seg`;
const SR_HANDLERS = [
  `${DICOM_SR}.sopClassHandlerModule.dicom-sr-3d`,
  `${DICOM_SR}.sopClassHandlerModule.dicom-sr`,
];

/**
 * The stock extensions that the mode is made of. Our own is not among them: the deployment's
 * configuration registers it, and OHIF 3.13 would try to import it a second time by name.
 */
const extensions = {
  [DEFAULT_EXTENSION]: '^3.0.0',
  [CORNERSTONE]: '^3.0.0',
  [DICOM_SEG]: '^3.0.0',
  [DICOM_SR]: '^3.0.0',
};

const layout = {
  id: `${DEFAULT_EXTENSION}.layoutTemplateModule.viewerLayout`,
  props: {
    leftPanels: [`${DEFAULT_EXTENSION}.panelModule.seriesList`],
    leftPanelClosed: true,
    leftPanelResizable: true,
    rightPanels: [PANEL_ID],
    rightPanelResizable: true,
    rightPanelInitialExpandedWidth: 420,
    viewports: [
      {
        namespace: `${CORNERSTONE}.viewportModule.cornerstone`,
        displaySetsToDisplay: [STACK_HANDLER],
      },
      { namespace: `${DICOM_SEG}.viewportModule.dicom-seg`, displaySetsToDisplay: [SEG_HANDLER] },
      { namespace: `${DICOM_SR}.viewportModule.dicom-sr`, displaySetsToDisplay: SR_HANDLERS },
    ],
  },
};

/**
 * By default the host takes the first press in a viewport that is not the active one for itself,
 * and a click in a vertebra would be lost. Returns what puts the deployment's setting back.
 */
function letFirstPressThrough({ appConfig }: ModeHost): () => void {
  const before = appConfig.activateViewportBeforeInteraction;
  appConfig.activateViewportBeforeInteraction = false;
  return () => {
    appConfig.activateViewportBeforeInteraction = before;
  };
}

type LayoutHost = Pick<ModeHost, 'servicesManager'>;

/** Whether the deployment's configuration names the extension, without which nothing works. */
function isExtensionThere({ servicesManager }: LayoutHost): boolean {
  try {
    servicesManager.services.hangingProtocolService.getProtocolById(HANGING_PROTOCOL_ID);
    return true;
  } catch {
    // So the host answers for a protocol that nobody has registered.
    return false;
  }
}

/** The layout of the page. A copy each time: the host changes what it is given. */
function layoutTemplate(host: LayoutHost) {
  // Said this early, since the host fails at the layout then and never enters the mode.
  if (!isExtensionThere(host)) showRefusal(({ noExtension }) => [noExtension]);
  return structuredClone(layout);
}

/**
 * Enters the mode, or tells the user why not, so that the page is never left black.
 *
 * @returns How to leave what was entered.
 */
function enter(host: ModeHost): () => void {
  try {
    const options: EnterOptions = { modeVersion: VERTEBRAL_BMD_VERSION, needs: NEEDED_SERVICES };
    const answer = host.commandsManager.runCommand(COMMANDS.enter, options) as EnterAnswer;
    if (answer !== 'entered') return () => {};
    furnish(host);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    showRefusal(({ fault, toReport }) => [fault, toReport(words)]);
  }
  return () => leave(host);
}

function furnish(host: ModeHost): void {
  const { toolbarService } = host.servicesManager.services;
  createToolGroups(host);
  const texts = host.commandsManager.runCommand(COMMANDS.toolbarTexts) as ToolbarTexts;
  toolbarService.register(toolbarButtons(texts));
  for (const [section, buttons] of Object.entries(toolbarSections)) {
    toolbarService.updateSection(section, buttons);
  }
}

function leave({ servicesManager, commandsManager }: ModeHost): void {
  const { services } = servicesManager;
  commandsManager.runCommand(COMMANDS.exit);
  services.uiDialogService.hideAll();
  services.uiModalService.hide();
  services.toolGroupService.destroy();
  services.syncGroupService.destroy();
  services.segmentationService.destroy();
  services.cornerstoneViewportService.destroy();
}

function modeFactory() {
  // The host gives fewer of its parts on leaving than on entering.
  let leaveMode = () => {};
  return {
    id: MODE_ID,
    routeName: ROUTE_NAME,
    displayName: 'Vertebral BMD',
    onModeEnter(host: ModeHost) {
      const restoreSetting = letFirstPressThrough(host);
      const leaveEntered = enter(host);
      leaveMode = () => {
        restoreSetting();
        leaveEntered();
      };
    },
    onModeExit: () => leaveMode(),
    validationTags: { study: [], series: [] },
    isValidMode: ({ modalities }: { modalities: string }) => ({
      valid: modalities.split('\\').includes('CT'),
      description: 'Vertebral BMD measures CT studies only.',
    }),
    routes: [{ path: ROUTE_NAME, layoutTemplate }],
    extensions,
    hangingProtocol: HANGING_PROTOCOL_ID,
    sopClassHandlers: [SEG_HANDLER, STACK_HANDLER, ...SR_HANDLERS],
  };
}

/** The mode, as OHIF loads it: what is shown where; the work is the extension's. */
export default { id: MODE_ID, extensionDependencies: extensions, modeFactory };
