import { useState } from 'react';
import { useTexts } from '../text/useTexts';

/** Peels (mm) that can be chosen: from none to twice the usual one, in steps below a voxel. */
const RANGE = { min: 0, max: 6, step: 0.5 } as const;

interface PeelSliderProps {
  readonly peelMm: number;
  /** `done` when the slider is let go. */
  readonly onChange: (peelMm: number, done: boolean) => void;
}

/** How far the mask keeps from the surface of its body; the HU follow while it is dragged. */
export function PeelSlider({ peelMm, onChange }: PeelSliderProps) {
  const { details: texts } = useTexts();
  // The slider is ahead of the mask, which follows with the next frame.
  const [held, setHeld] = useState<number>();
  const release = () => {
    if (held !== undefined) onChange(held, true);
    setHeld(undefined);
  };
  return (
    <label className="vbmd-field" title={texts.peelMeans}>
      <span>{texts.peel}</span>
      <input
        type="range"
        className="vbmd-grow"
        {...RANGE}
        value={held ?? peelMm}
        onChange={({ target }) => {
          setHeld(Number(target.value));
          onChange(Number(target.value), false);
        }}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={release}
        data-cy="vbmd-peel"
      />
      <output className="vbmd-number">{(held ?? peelMm).toFixed(1)} mm</output>
    </label>
  );
}
