import { formatSize, type Translate, useMessages } from '@province-comuni/shared-ui';
import { useId, useRef, type ReactNode } from 'react';
import type { TrayItem } from './upload-queue.js';

export interface UploadLineProps {
  readonly item: TrayItem;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onRemove: () => void;
  /** The file again, after a reload. */
  readonly onFile: (file: File) => void;
}

/** One file of the tray: name, how far it is, and what can be done with it. */
export function UploadLine({ item, onPause, onResume, onRemove, onFile }: UploadLineProps): ReactNode {
  const t = useMessages('documentUploads');
  const nameId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { name, step, size, sent } = item;
  const moving = step === 'sending' || step === 'checking' || step === 'paused';
  return (
    <li className="up-line" aria-labelledby={nameId}>
      <span className="up-line__name" id={nameId}>{name}</span>
      <span className="up-line__actions">
        {(step === 'sending' || step === 'waiting') && <LineButton label={t('pause', { name })} shape={PAUSE} onClick={onPause} />}
        {step === 'paused' && <LineButton label={t('resume', { name })} shape={PLAY} onClick={onResume} />}
        {step === 'failed' && canRetry(item) && <LineButton label={t('retry', { name })} shape={AGAIN} onClick={onResume} />}
        {step === 'file-needed' && (
          <>
            <LineButton label={t('again', { name })} shape={FOLDER} onClick={() => input.current?.click()} />
            <input ref={input} type="file" hidden onChange={({ target }) => (target.files?.[0] && onFile(target.files[0]), (target.value = ''))} />
          </>
        )}
        <LineButton label={t('remove', { name })} shape={CROSS} onClick={onRemove} />
      </span>
      <span className={`up-line__state up-line__state--${step}`}>
        <span>{stateText(item, t)}</span>
        {moving && <span>{t('sent', { sent: formatSize(String(sent)), size: formatSize(String(size)) })}</span>}
      </span>
      {moving && <progress aria-label={t('progress', { name })} max={size} value={sent} />}
    </li>
  );
}

/** Trying again cannot make a file smaller. */
function canRetry({ problem }: TrayItem): boolean {
  return problem !== 'empty' && problem !== 'tooLarge' && problem !== 'gone';
}

function stateText({ step, problem }: TrayItem, t: Translate): string {
  if (problem === null) return t(`step.${step}`);
  const known = t(`problem.${problem}`);
  // A key that is none of ours is the server's own sentence.
  return `${t(`step.${step}`)}: ${known === `problem.${problem}` ? problem : known}`;
}

const PAUSE = 'M6 5h4v14H6zM14 5h4v14h-4z';
const PLAY = 'M8 5v14l11-7z';
const AGAIN = 'M12 5V1L7 6l5 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z';
const CROSS = 'M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12l-4.9 4.9 1.4 1.4 4.9-4.9 4.9 4.9 1.4-1.4-4.9-4.9z';
const FOLDER = 'M10 4H4a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-8z';

function LineButton({ label, shape, onClick }: { readonly label: string; readonly shape: string; readonly onClick: () => void }): ReactNode {
  return (
    <button type="button" className="up-button" aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={shape} /></svg>
    </button>
  );
}
