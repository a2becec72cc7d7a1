import { Component, type ReactNode } from 'react';
import { TOOL_NAMES } from '../id';

/** What the host's tool bar gives to a button. */
interface ToolButtonProps {
  readonly id: string;
  readonly label?: string;
  readonly tooltip?: string;
  readonly isActive?: boolean;
  readonly disabled?: boolean;
  readonly onInteraction?: (interaction: { itemId: string; commands: unknown }) => void;
  readonly commands?: unknown;
}

/** A vertebral body with its cancellous bone filled. */
const bodyIcon = (
  <path
    d="M5 6.5c2 .7 3 .9 7 .9s5-.2 7-.9c.6 0 1 .4.9 1l-.7 4.5.7 4.5c.1.6-.3 1-.9 1-2-.7-3-.9-7-.9s-5 .2-7 .9c-.6 0-1-.4-.9-1l.7-4.5-.7-4.5c-.1-.6.3-1 .9-1z"
    fill="currentColor"
    fillOpacity="0.45"
  />
);

/** Three ellipses, one above the other. */
const slicesIcon = (
  <>
    <ellipse cx="12" cy="6" rx="7" ry="2.5" />
    <ellipse cx="12" cy="12" rx="7" ry="2.5" />
    <ellipse cx="12" cy="18" rx="7" ry="2.5" />
  </>
);

/** A body between two dashed borders with arrows. */
const adjustIcon = (
  <>
    <path d="M4 7h16M4 17h16" strokeDasharray="3 2" />
    <path d="M12 5V1.5m0 0L10 3.5m2-2 2 2M12 19v3.5m0 0-2-2m2 2 2-2" />
    <path d="M6 9.5h12v5H6z" fill="currentColor" fillOpacity="0.45" stroke="none" />
  </>
);

/** A brush and its stroke. */
const brushIcon = (
  <>
    <path d="M19.5 3.5 11 12l1.8 1.8 8.2-8.8c.4-.4.4-1 0-1.4s-1.1-.5-1.5-.1z" />
    <path
      d="M10 13c-2 0-3 1.2-3.4 3.4-.2 1.3-1.2 2.1-2.6 2.4 3 2.2 8.600 1.600 8.800-2.600z"
      fill="currentColor"
      fillOpacity="0.45"
    />
  </>
);

/** An outline that is being drawn between two borders. */
const manualIcon = (
  <>
    <path d="M4 4h16M4 20h16" />
    <path
      d="M17 9.500c-1.500-2-8.500-2-10 0-1.200 1.700-.5 5 2 6 2 .8 4 .8 6 0"
      strokeDasharray="3 2"
    />
    <path d="m15 15.500 5-5" />
  </>
);

const ICONS: Readonly<Record<string, ReactNode>> = {
  [TOOL_NAMES.threeDimensionalHu]: bodyIcon,
  [TOOL_NAMES.threeSlice]: slicesIcon,
  [TOOL_NAMES.adjust]: adjustIcon,
  [TOOL_NAMES.brush]: brushIcon,
  [TOOL_NAMES.guided]: manualIcon,
};

/**
 * A tool bar button with an icon of this extension: the host shows "Missing Icon" for names it
 * does not know. A class, since the host's renderer draws it, and without hooks for the same
 * reason.
 */
export class ToolButton extends Component<ToolButtonProps> {
  override render(): ReactNode {
    const { id, label, tooltip, isActive, disabled, onInteraction, commands } = this.props;
    return (
      <button
        type="button"
        data-cy={id}
        aria-label={label}
        aria-pressed={isActive === true}
        title={tooltip ?? label}
        disabled={disabled === true}
        onClick={() => onInteraction?.({ itemId: id, commands })}
        className={`flex h-10 items-center gap-1 rounded-lg px-2 ${
          isActive ? 'bg-highlight text-background' : 'text-foreground hover:bg-muted'
        }`}
      >
        <svg
          width="24"
          height="24"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          {ICONS[id]}
        </svg>
        <span className="whitespace-nowrap text-sm">{label}</span>
      </button>
    );
  }
}
