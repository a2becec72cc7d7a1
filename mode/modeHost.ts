import type { AllMethods, NeededServices } from '../extension/id';

// The parts of the host that the mode uses.

export interface ToolSetup {
  readonly toolName: string;
  readonly bindings?: readonly Record<string, number>[];
  readonly configuration?: Record<string, unknown>;
}

export interface ToolGroupSetup {
  readonly active: readonly ToolSetup[];
  readonly passive: readonly ToolSetup[];
  readonly enabled: readonly ToolSetup[];
  readonly disabled: readonly ToolSetup[];
}

/** What the host hands to the hooks of a mode. */
export interface ModeHost {
  readonly servicesManager: {
    readonly services: {
      readonly hangingProtocolService: { getProtocolById(id: string): unknown };
      readonly toolbarService: {
        register(buttons: readonly unknown[]): void;
        updateSection(section: string, buttons: readonly string[]): void;
      };
      readonly toolGroupService: {
        createToolGroupAndAddTools(id: string, tools: ToolGroupSetup): void;
        destroy(): void;
      };
      readonly syncGroupService: { destroy(): void };
      readonly segmentationService: { destroy(): void };
      readonly cornerstoneViewportService: {
        getViewportInfo(
          viewportId: string,
        ): { readonly viewportOptions?: { readonly orientation?: string } } | undefined;
        destroy(): void;
      };
      readonly uiDialogService: { hideAll(): void };
      readonly uiModalService: { hide(): void };
    };
  };
  readonly extensionManager: {
    getModuleEntry(id: string): {
      readonly exports: {
        readonly toolNames: Readonly<Record<string, string>>;
        readonly Enums: { readonly MouseBindings: Readonly<Record<string, number>> };
      };
    };
  };
  readonly commandsManager: { runCommand(name: string, options?: object): unknown };
  /** The deployment's settings. */
  readonly appConfig: { activateViewportBeforeInteraction?: boolean | undefined };
}

type ModeServices = ModeHost['servicesManager']['services'];

/** Every method of the services above; one that is forgotten here does not compile. */
export const NEEDED_SERVICES: NeededServices & {
  readonly [Service in keyof ModeServices]: AllMethods<ModeServices[Service]>;
} = {
  hangingProtocolService: { getProtocolById: true },
  toolbarService: { register: true, updateSection: true },
  toolGroupService: { createToolGroupAndAddTools: true, destroy: true },
  syncGroupService: { destroy: true },
  segmentationService: { destroy: true },
  cornerstoneViewportService: { getViewportInfo: true, destroy: true },
  uiDialogService: { hideAll: true },
  uiModalService: { hide: true },
};
