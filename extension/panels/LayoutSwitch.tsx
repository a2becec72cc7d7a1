import type { PlanesLayout } from '../session/views/viewports';
import { useTexts } from '../text/useTexts';

const LAYOUTS: readonly PlanesLayout[] = ['planes', 'slices'];

interface LayoutSwitchProps {
  readonly layout: PlanesLayout | undefined;
  readonly onChange: (layout: PlanesLayout) => void;
}

/** Which layout the images stand in: for reading or for checking. */
export function LayoutSwitch({ layout, onChange }: LayoutSwitchProps) {
  const { views: texts } = useTexts();
  return (
    <div className="vbmd-layouts" role="group" aria-label={texts.title}>
      <span className="vbmd-muted">{texts.title}</span>
      {LAYOUTS.map((each) => (
        <button
          key={each}
          type="button"
          className="vbmd-layout"
          aria-pressed={layout === each}
          title={texts[`${each}Means`]}
          onClick={() => onChange(each)}
          data-cy={`vbmd-layout-${each}`}
        >
          {texts[each]}
        </button>
      ))}
    </div>
  );
}
