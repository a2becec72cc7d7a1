import { useState } from 'react';
import { draftLabel, draftLevels } from '../session/drafts/draftOffer';
import type { LeftDraft } from '../session/drafts/draftStore';
import { useTexts } from '../text/useTexts';

interface DraftBarProps {
  readonly left: LeftDraft;
  readonly disabled: boolean;
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}

/** Offers a reading that an earlier page left unsaved; throwing it away is asked twice. */
export function DraftBar({ left, disabled, onContinue, onDiscard }: DraftBarProps) {
  const { draft: texts } = useTexts();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="vbmd-proposals" role="status" data-cy="vbmd-draft">
      <span className="vbmd-grow">
        {isAsking ? texts.reallyDiscard : texts.found(draftLabel(left), draftLevels(left))}
      </span>
      {isAsking ? (
        <>
          <button type="button" className="vbmd-quiet-button" onClick={onDiscard}>
            {texts.yes}
          </button>
          <button type="button" className="vbmd-button" onClick={() => setAsking(false)}>
            {texts.no}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className="vbmd-button"
            title={texts.goOnMeans}
            disabled={disabled}
            onClick={onContinue}
            data-cy="vbmd-draft-continue"
          >
            {texts.goOn}
          </button>
          <button
            type="button"
            className="vbmd-quiet-button"
            onClick={() => setAsking(true)}
            data-cy="vbmd-draft-discard"
          >
            {texts.discard}
          </button>
        </>
      )}
    </div>
  );
}
