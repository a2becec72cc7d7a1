interface UndoButtonsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** One step back or forward; the same as the viewer's own arrows, Ctrl+Z and Ctrl+Y. */
export function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: UndoButtonsProps) {
  return (
    <span className="vbmd-buttons">
      <button
        type="button"
        className="vbmd-icon-button"
        disabled={!canUndo}
        onClick={onUndo}
        title="Undo (Ctrl+Z)"
        aria-label="Undo"
        data-cy="vbmd-undo"
      >
        ↶
      </button>
      <button
        type="button"
        className="vbmd-icon-button"
        disabled={!canRedo}
        onClick={onRedo}
        title="Redo (Ctrl+Y)"
        aria-label="Redo"
        data-cy="vbmd-redo"
      >
        ↷
      </button>
    </span>
  );
}
