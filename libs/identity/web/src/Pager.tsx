import { Button, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';

interface PagerProps {
  readonly label: string;
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onChange: (offset: number) => void;
}

/** Steps through a list; nothing where it fits one page. */
export function Pager({ label, offset, limit, total, onChange }: PagerProps): ReactNode {
  const t = useMessages('identity');
  if (total <= limit) return null;
  return (
    <nav className="pc-pager" aria-label={label}>
      <Button color="primary" outline size="sm" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - limit))}>{t('ente.previous')}</Button>
      <span role="status">{t('ente.range', { from: offset + 1, to: Math.min(offset + limit, total), total })}</span>
      <Button color="primary" outline size="sm" disabled={offset + limit >= total} onClick={() => onChange(offset + limit)}>{t('ente.next')}</Button>
    </nav>
  );
}
