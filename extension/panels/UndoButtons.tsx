import { useTexts } from '../text/useTexts';

interface UndoButtonsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** One step back or forward; the same as the viewer's own arrows, Ctrl+Z and Ctrl+Y. */
export function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: UndoButtonsProps) {
  const { panel: texts } = useTexts();
  return (
    <span className="vbmd-buttons">
      <button
        type="button"
        className="vbmd-icon-button"
        disabled={!canUndo}
        onClick={onUndo}
        title={`${texts.undo} (Ctrl+Z)`}
        aria-label={texts.undo}
        data-cy="vbmd-undo"
      >
        ↶
      </button>
      <button
        type="button"
        className="vbmd-icon-button"
        disabled={!canRedo}
        onClick={onRedo}
        title={`${texts.redo} (Ctrl+Y)`}
        aria-label={texts.redo}
        data-cy="vbmd-redo"
      >
        ↷
      </button>
    </span>
  );
}
