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
  return (
    <label className="vbmd-field" title={texts.peelMeans}>
      <span>{texts.peel}</span>
      <input
        type="range"
        className="vbmd-grow"
        {...RANGE}
        value={peelMm}
        onChange={({ target }) => onChange(Number(target.value), false)}
        onPointerUp={({ currentTarget }) => onChange(Number(currentTarget.value), true)}
        onKeyUp={({ currentTarget }) => onChange(Number(currentTarget.value), true)}
        onBlur={({ currentTarget }) => onChange(Number(currentTarget.value), true)}
        data-cy="vbmd-peel"
      />
      <output className="vbmd-number">{peelMm.toFixed(1)} mm</output>
    </label>
  );
}
