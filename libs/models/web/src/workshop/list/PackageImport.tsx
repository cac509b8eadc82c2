import { Field, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type DragEvent, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { sendPackage, type PackageOutcome } from './send-package.js';

/** Brings a model in from a package, chosen or dropped; it becomes the draft of the next version. */
export function PackageImport(): ReactElement {
  const t = useMessages('workshop');
  const navigate = useNavigate();
  const [progress, setProgress] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<Extract<PackageOutcome, { ok: false }> | null>(null);

  async function send(file: File | undefined): Promise<void> {
    if (!file || progress !== null) return;
    setRefused(null);
    setProgress(0);
    const outcome = await sendPackage(file, setProgress);
    setProgress(null);
    if (outcome.ok) await navigate(`/laboratorio/${outcome.draftId}`);
    else setRefused(outcome);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    <section aria-labelledby="pacchetto-titolo" className="workshop-import">
      <h2 id="pacchetto-titolo" className="h5">
        {t('import.title')}
      </h2>
      {/* Dropping is the shortcut of the mouse; the field inside does the same by keyboard. */}
      <div role="presentation" className={`workshop-drop${over ? ' workshop-drop-over' : ''}`} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
        <Field id="pacchetto" label={t('import.label')} help={t('import.help')}>
          <input
            id="pacchetto"
            type="file"
            accept=".zip,application/zip"
            aria-describedby="pacchetto-help"
            disabled={progress !== null}
            onChange={(event) => {
              void send(event.target.files?.[0]);
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        </Field>
        {progress !== null && (
          <p role="status">
            <progress max={1} value={progress} aria-label={t('import.sending')} /> {t('import.sending')}
          </p>
        )}
      </div>
      {refused && (
        <Notice kind="danger" title={t('import.refused')}>
          <p>{refused.message ?? t('failed')}</p>
          {refused.draftId && <Link to={`/laboratorio/${refused.draftId}`}>{t('import.openDraft')}</Link>}
        </Notice>
      )}
    </section>
  );
}
