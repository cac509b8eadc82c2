import { useMessages } from '@province-comuni/shared-ui';
import { useRef, type ReactElement } from 'react';
import './messages.js';
import './review.css';
import type { OpenCount } from './review-entries.js';

interface Props {
  readonly clauseId: string;
  readonly label: string;
  /** What is open on the clause; undefined for nothing. */
  readonly count: OpenCount | undefined;
  readonly pressed: boolean;
  /** Another text may be proposed, beside commenting. */
  readonly canPropose: boolean;
  /** @param quote words of the clause that are selected; empty for none */
  readonly onOpen: (clauseId: string, quote: string) => void;
}

/** Opens the review beside a clause; says how much is open on it. */
export function ReviewChip({ clauseId, label, count, pressed, canPropose, onOpen }: Props): ReactElement {
  const t = useMessages('review');
  // Taken before the press: pressing may end the selection.
  const selected = useRef('');
  const take = (): void => {
    selected.current = selectedIn(clauseId);
  };
  return (
    <button type="button" className={`review-chip${count ? ' review-chip-open' : ''}`} aria-pressed={pressed} onPointerDown={take} onKeyDown={take} onClick={() => onOpen(clauseId, selected.current)}>
      {count ? [count.comments > 0 && t('comments', { count: count.comments }), count.suggestions > 0 && t('suggestions', { count: count.suggestions })].filter(Boolean).join(', ') : t(canPropose ? 'chip' : 'chipComment')}
      <span className="visually-hidden"> – {label}</span>
    </button>
  );
}

function selectedIn(clauseId: string): string {
  const selection = getSelection();
  const clause = document.getElementById(`clausola-${clauseId}`);
  return selection && clause && !selection.isCollapsed && clause.contains(selection.anchorNode) && clause.contains(selection.focusNode) ? selection.toString().replace(/\s+/g, ' ').trim().slice(0, 600) : '';
}
