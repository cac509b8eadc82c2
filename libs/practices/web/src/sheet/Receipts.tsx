import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useRoles } from '../useRoles.js';
import type { Sheet } from '../words.js';

const ReuseDialog = lazy(() => import('./ReuseDialog.js').then((module) => ({ default: module.ReuseDialog })));
const TONES = { IN_CORSO: 'info', RIUSCITA: 'success', ABBANDONATA: 'neutral' } as const;

/** Who took the practice over, what they changed, how it went; and the place to say so. */
export function Receipts({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  const mine = useRoles().writable.filter(({ enteKind, enteId }) => enteKind === 'PROVINCIA' && enteId !== sheet.enteId);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const said = sheet.receipts.some((receipt) => mine.some(({ enteId }) => enteId === receipt.enteId));
  return (
    <section id="riprese" className="pr-part" aria-labelledby="titolo-riprese">
      <h2 id="titolo-riprese">{t('sheet.receipts')}</h2>
      {sheet.receipts.length === 0 && <p className="pr-quiet">{t('sheet.noReceipts')}</p>}
      <ul className="pr-list">
        {sheet.receipts.map((receipt) => (
          <li key={receipt.enteId} className="pr-card">
            <h3>
              {receipt.ente} <Badge tone={TONES[receipt.outcome]}>{t(`outcome.${receipt.outcome}`)}</Badge>
            </h3>
            <p className="pr-quiet mb-1">{t('reuse.line', { date: formatDate(receipt.since) })}</p>
            <p className="mb-1">{receipt.changes}</p>
            {receipt.note && <p className="mb-0">{receipt.note}</p>}
          </li>
        ))}
      </ul>
      {mine.length > 0 && sheet.isPublished && (
        <p>
          <button type="button" className="btn btn-primary btn-sm" onClick={() => setOpen(true)}>
            {said ? t('sheet.reuseEdit') : t('sheet.reuse')}
          </button>
        </p>
      )}
      <p role="status">{done && t('reuse.done')}</p>
      {open && (
        <Suspense fallback={null}>
          <ReuseDialog
            sheet={sheet}
            province={mine}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              setDone(true);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
