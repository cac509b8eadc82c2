import './messages.js';
import './upload.css';
import { Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useWritableEnti } from '../hooks/useWritableEnti.js';
import { useFileDrop } from './useFileDrop.js';
import type { UploadQueue } from './upload-queue.js';
import { useUploads } from './useUploads.js';

export interface UploadTrayProps {
  /** A file arrived whole: it is among the person's uploads now. */
  readonly onArrived?: () => void;
}

/** Where files are chosen or dropped; the tray with their progress stands at the edge of the window, on every page. Nothing for who may bring none. */
export function UploadTray({ onArrived }: UploadTrayProps): ReactNode {
  const queue = useUploads();
  return queue && <UploadZone queue={queue} onArrived={onArrived} />;
}

/** The same on a queue that is given. */
export function UploadZone({ queue, onArrived }: UploadTrayProps & { readonly queue: UploadQueue }): ReactNode {
  const t = useMessages('documentUploads');
  const enti = useWritableEnti();
  const [chosen, setChosen] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const enteId = enti.some((ente) => ente.enteId === chosen) ? chosen : (enti[0]?.enteId ?? '');
  const over = useFileDrop(enteId !== '', (files) => queue.add(files, enteId));
  useArrivals(queue, onArrived);
  if (enti.length === 0) return null;
  return (
    <div className="up-zone">
      {enti.length > 1 && (
        <div className="up-zone__ente">
          <Field id="caricamento-ente" label={t('onBehalf')}>
            <Select value={enteId} onChange={setChosen} options={enti.map((ente) => ({ value: ente.enteId, label: ente.ente }))} />
          </Field>
        </div>
      )}
      <p className="up-zone__drop">{t('drop')}</p>
      <button type="button" className="btn btn-outline-primary" onClick={() => input.current?.click()}>{t('choose')}</button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('choose')}
        onChange={({ target }) => {
          queue.add([...(target.files ?? [])], enteId);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <p className="up-zone__limit">{t('limit')}</p>
      {over && <div className="up-over">{t('dropNow')}</div>}
    </div>
  );
}

/** Tells each time one more file has arrived. */
function useArrivals(queue: UploadQueue, onArrived: (() => void) | undefined): void {
  const done = useSyncExternalStore(queue.subscribe, () => queue.items().filter(({ step }) => step === 'done').length);
  const told = useRef(done);
  useEffect(() => {
    if (done > told.current) onArrived?.();
    told.current = done;
  }, [done, onArrived]);
}
