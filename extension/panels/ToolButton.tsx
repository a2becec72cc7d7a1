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
          {id === TOOL_NAMES.threeSlice ? slicesIcon : bodyIcon}
        </svg>
        <span className="text-sm">{label}</span>
      </button>
    );
  }
}
