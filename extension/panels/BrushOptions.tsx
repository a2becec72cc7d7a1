import type { Brush } from '../tools/inHand';
import { useTexts } from '../text/useTexts';

interface BrushOptionsProps {
  readonly brush: Brush;
  readonly onSize: (steps: 1 | -1) => void;
  readonly onErase: (isEraser: boolean) => void;
}

/** Size of the brush, and whether it paints or erases; shown while it is the tool in hand. */
export function BrushOptions({ brush, onSize, onErase }: BrushOptionsProps) {
  const { details: texts } = useTexts();
  return (
    <div className="vbmd-field" role="group" aria-label={texts.brushSize} data-cy="vbmd-brush">
      <button
        type="button"
        className="vbmd-icon-button"
        title={`${texts.smaller} ([)`}
        aria-label={texts.smaller}
        onClick={() => onSize(-1)}
      >
        −
      </button>
      <span data-cy="vbmd-brush-size">{texts.brushRadius(String(brush.radiusMm))}</span>
      <button
        type="button"
        className="vbmd-icon-button"
        title={`${texts.larger} (])`}
        aria-label={texts.larger}
        onClick={() => onSize(1)}
      >
        +
      </button>
      {[false, true].map((erase) => (
        <label key={String(erase)} title={texts.keyTurns}>
          <input
            type="radio"
            name="vbmd-brush-mode"
            checked={brush.erase === erase}
            onChange={() => onErase(erase)}
            data-cy={erase ? 'vbmd-brush-erase' : 'vbmd-brush-paint'}
          />{' '}
          {erase ? texts.erase : texts.paint}
        </label>
      ))}
    </div>
  );
}
