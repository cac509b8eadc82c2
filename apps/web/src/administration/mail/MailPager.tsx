import { Button, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** How many stand before the page that is shown. */
  readonly offset: number;
  readonly size: number;
  readonly total: number;
  readonly onTurn: (offset: number) => void;
}

/** Turns the pages of a list of mail; nothing where it has one page. */
export function MailPager({ label, offset, size, total, onTurn }: Props): ReactNode {
  const t = useMessages('incomingMail');
  if (total <= size) return null;
  return (
    <nav className="pc-pager" aria-label={label}>
      <Button color="primary" outline size="sm" disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - size))}>{t('previous')}</Button>
      <span role="status">{t('range', { from: offset + 1, to: Math.min(offset + size, total), total })}</span>
      <Button color="primary" outline size="sm" disabled={offset + size >= total} onClick={() => onTurn(offset + size)}>{t('next')}</Button>
    </nav>
  );
}
