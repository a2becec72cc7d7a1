import { messageText, type Applicability, type ApplicabilityVerdict } from '../../../src';
import { useTexts } from '../../text/useTexts';

const SIGNS: Readonly<Record<ApplicabilityVerdict, string>> = {
  matches: '✓',
  departs: '≠',
  unknown: '?',
};

const CLASSES: Readonly<Record<ApplicabilityVerdict, string>> = {
  matches: 'vbmd-check-ok',
  departs: 'vbmd-check-warn',
  unknown: 'vbmd-check-note',
};

const OVERALL: Readonly<
  Record<Applicability['overall'], { readonly sign: string; readonly className: string }>
> = {
  within: { sign: '✓', className: 'vbmd-check-ok' },
  outside: { sign: '⚠', className: 'vbmd-check-warn' },
  notEstablished: { sign: '?', className: '' },
};

/** Whether the published figures hold for this patient; stands before them. */
export function ApplicabilityMessage({ overall, message }: Applicability) {
  const { messages } = useTexts();
  const { sign, className } = OVERALL[overall];
  return (
    <p className={`vbmd-applies ${className}`} data-cy="vbmd-applies" data-overall={overall}>
      <span aria-hidden="true">{sign}</span> {messageText(message, messages)}
    </p>
  );
}

/** Every criterion of the study's population and scan, and how this one compares. */
export function ApplicabilityList({ items }: Pick<Applicability, 'items'>) {
  const { patient: texts, messages } = useTexts();
  const count = (wanted: ApplicabilityVerdict): number =>
    items.filter(({ verdict }) => verdict === wanted).length;
  return (
    <details data-cy="vbmd-criteria">
      <summary className="vbmd-link">
        {texts.list(count('matches'), count('departs'), count('unknown'))}
      </summary>
      <ul className="vbmd-checks vbmd-criteria">
        {items.map(({ criterion, verdict, message }) => (
          <li key={criterion} className={CLASSES[verdict]} data-cy={`vbmd-criterion-${criterion}`}>
            <span role="img" aria-label={texts.verdicts[verdict]}>
              {SIGNS[verdict]}
            </span>{' '}
            {messageText(message, messages)}
          </li>
        ))}
      </ul>
    </details>
  );
}
