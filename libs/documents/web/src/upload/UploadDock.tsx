import { Button, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, useSyncExternalStore, type ReactNode } from 'react';
import { UploadLine } from './UploadLine.js';
import type { UploadQueue } from './upload-queue.js';

/** The tray at the edge of the window: a line per file. It says aloud when files arrive or fail, not how each percent passes. */
export function UploadDock({ queue }: { readonly queue: UploadQueue }): ReactNode {
  const t = useMessages('documentUploads');
  const items = useSyncExternalStore(queue.subscribe, queue.items);
  const [closed, setClosed] = useState(false);
  const listId = useId();
  const done = items.filter(({ step }) => step === 'done').length;
  const failed = items.filter(({ step }) => step === 'failed' || step === 'file-needed').length;
  const news = [done > 0 ? t('status.arrived', { count: done }) : '', failed > 0 ? t('status.failed', { count: failed }) : ''].filter(Boolean).join(' ');
  return (
    <>
      <div role="status" className="visually-hidden">{news}</div>
      {items.length > 0 && (
        <aside className="up-tray" aria-label={t('tray')}>
          <div className="up-tray__head">
            <h2 className="up-tray__title">{t('summary', { done, count: items.length })}</h2>
            <button type="button" className="up-button" aria-expanded={!closed} aria-controls={listId} aria-label={t(closed ? 'open' : 'close')} onClick={() => setClosed(!closed)}>
              <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={closed ? 'M12 8l-7 7 1.4 1.4L12 10.8l5.6 5.6L19 15z' : 'M12 16l7-7-1.4-1.4L12 13.2 6.4 7.6 5 9z'} /></svg>
            </button>
          </div>
          <ul className="up-tray__list" id={listId} hidden={closed}>
            {items.map((item) => (
              <UploadLine key={item.key} item={item} onPause={() => queue.pause(item.key)} onResume={() => queue.resume(item.key)} onRemove={() => void queue.remove(item.key)} onFile={(file) => queue.give(item.key, file)} />
            ))}
          </ul>
          {done > 0 && !closed && (
            <div className="up-tray__foot">
              <Button color="link" size="xs" onClick={() => queue.clearDone()}>{t('clear')}</Button>
            </div>
          )}
        </aside>
      )}
    </>
  );
}
