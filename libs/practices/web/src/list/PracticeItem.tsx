import { Badge, formatNumber, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Card } from '../words.js';

/** Share of a sheet that is said, in words and as a bar. */
export function Completeness({ percent }: { percent: number }): ReactElement {
  const t = useMessages('practices');
  return (
    <span className="pr-meter">
      <span className="pr-meter__bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {t('complete', { percent })}
    </span>
  );
}

interface Props {
  readonly card: Card;
  readonly pillar: string;
  /** Whether it may be chosen to be compared; undefined where nothing is compared. */
  readonly chosen?: boolean;
  readonly full?: boolean;
  readonly onChoose?: (chosen: boolean) => void;
}

/** A sheet in the list. */
export function PracticeItem({ card, pillar, chosen = false, full = false, onChoose }: Props): ReactElement {
  const t = useMessages('practices');
  return (
    <li className="pr-card">
      <h3>
        <Link to={`/buone-pratiche/${card.id}`}>{card.title}</Link>
      </h3>
      <p className="mb-1">
        <strong>{card.ente}</strong>
      </p>
      <p className="mb-1">{card.summary}</p>
      <ul className="pr-facts">
        <li>{pillar}</li>
        {card.form && <li>{t(`form.${card.form}`)}</li>}
        {card.level && <li>{t(`level.${card.level}`)}</li>}
        {card.entiServed !== null && <li>{t('served', { count: card.entiServed, formatted: formatNumber(card.entiServed) })}</li>}
        <li>{card.reuseCount === 0 ? t('reused_zero') : t('reused', { count: card.reuseCount })}</li>
        <li>
          <Completeness percent={card.completeness} />
        </li>
        {card.state !== 'PUBBLICATA' && (
          <li>
            <Badge tone={card.state === 'RITIRATA' ? 'neutral' : 'warning'}>{t(`state.${card.state}`)}</Badge>
          </li>
        )}
      </ul>
      {onChoose && card.isPublished && (
        <label className="pr-pick">
          <input type="checkbox" checked={chosen} disabled={full && !chosen} onChange={(event) => onChoose(event.target.checked)} aria-label={t('compareThis', { name: card.ente })} />
          {t('compareShort')}
        </label>
      )}
    </li>
  );
}
