import type { Notice } from '../session/sessionState';
import { useTexts } from '../text/useTexts';

const SIGNS: Readonly<Record<Notice['tone'], string>> = {
  info: 'ℹ',
  success: '✓',
  warning: '⚠',
  error: '✕',
};

/** What the user should know now; it stays until it is dismissed or outdated. */
export function NoticeBar({
  notice,
  onDismiss,
}: {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}) {
  const texts = useTexts();
  return (
    <div
      className={`vbmd-notice vbmd-notice-${notice.tone}`}
      role={notice.tone === 'error' || notice.tone === 'warning' ? 'alert' : 'status'}
      data-cy="vbmd-notice"
    >
      <span aria-hidden="true">{SIGNS[notice.tone]}</span>
      <span className="vbmd-grow">{notice.text(texts)}</span>
      <button
        type="button"
        className="vbmd-icon-button"
        aria-label={texts.panel.dismiss}
        onClick={onDismiss}
      >
        ✕
      </button>
    </div>
  );
}
