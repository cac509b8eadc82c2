import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { MOST_COMPARED } from '../words.js';

/** Stays in sight while sheets are chosen: how many, and the way to compare them. */
export function CompareBar({ chosen, onClear }: { chosen: readonly string[]; onClear: () => void }): ReactElement | null {
  const t = useMessages('practices');
  if (chosen.length === 0) return null;
  return (
    <section className="pr-sticky" aria-label={t('compareBar')}>
      <span role="status">
        {t('compareChosen', { count: chosen.length })}
        {chosen.length === MOST_COMPARED && ` – ${t('compareFull')}`}
      </span>
      <span className="pr-actions">
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={onClear}>
          {t('compareClear')}
        </button>
        {chosen.length > 1 && (
          <Link className="btn btn-primary btn-sm" to={`/buone-pratiche/confronto?schede=${chosen.join(',')}`}>
            {t('compare', { count: chosen.length })}
          </Link>
        )}
      </span>
    </section>
  );
}
