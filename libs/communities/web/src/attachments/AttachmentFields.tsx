import { Button, Field, formatSize, Select, TextInput, useMessages, useViewer, type ViewerMembership } from '@province-comuni/shared-ui';
import { useId, useRef, useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import { LibraryDialog } from './LibraryDialog.js';
import { MOST_ATTACHMENTS, type AttachmentItem, type Attachments } from './useAttachments.js';

interface Props {
  readonly attachments: Attachments;
  /** What the server says is wrong, at `attachments[2].title`. */
  readonly problems: Readonly<Record<string, string>>;
  /** The post waits for them: who wrote it pressed the button meanwhile. */
  readonly waits: boolean;
  /** The text they go with: files are dropped there too. */
  readonly children: ReactNode;
}

/** What goes with a post: chosen with a button, dropped on its text, or taken from the library. */
export function AttachmentFields({ attachments, problems, waits, children }: Props): ReactElement {
  const t = useMessages('communities');
  const id = useId();
  const enti = useBringingEnti();
  const [chosen, setChosen] = useState('');
  const [over, setOver] = useState(false);
  const [asking, setAsking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { items, left } = attachments;
  const enteId = enti.some((ente) => ente.enteId === chosen) ? chosen : (enti[0]?.enteId ?? '');
  const isFull = items.length >= MOST_ATTACHMENTS;
  const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  function hover(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(enteId !== '');
  }
  function drop(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    // Where files may not be brought, the browser must not open them in place of the page.
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    if (enteId !== '') attachments.add([...event.dataTransfer.files], enteId);
  }
  function remove(key: string): void {
    attachments.remove(key);
    document.getElementById(`${id}-biblioteca`)?.focus();
  }
  return (
    <div className={over ? 'com-attach com-attach--over' : 'com-attach'} onDragOverCapture={hover} onDragLeaveCapture={() => setOver(false)} onDropCapture={drop}>
      {children}
      <section aria-labelledby={id} className="com-attach__files">
        <p id={id} className="com-attach__label">{t('attachments.title')}</p>
        <p className="pc-quiet">{t(enteId === '' ? 'attachments.onlyLibrary' : 'attachments.limits')}</p>
        {enti.length > 1 && (
          <Field id={`${id}-ente`} label={t('attachments.onBehalf')}>
            <Select value={enteId} onChange={setChosen} placeholder={null} options={enti.map((ente) => ({ value: ente.enteId, label: ente.ente }))} />
          </Field>
        )}
        {items.length > 0 && (
          <ul className="com-plain">
            {items.map((item, index) => (
              <Item key={item.key} item={item} problem={problems[`attachments[${index}]`]} titleProblem={problems[`attachments[${index}].title`]} onTitle={(title) => attachments.retitle(item.key, title)} onRetry={() => attachments.retry(item.key)} onRemove={() => remove(item.key)} />
            ))}
          </ul>
        )}
        <div role="status">
          {left > 0 && <p className="pc-field__error">{t('attachments.tooMany')}</p>}
          {waits && attachments.isUnfinished && <p className="pc-field__error">{t('attachments.wait')}</p>}
        </div>
        {problems['attachments'] && <p className="pc-field__error" role="alert">{problems['attachments']}</p>}
        <div className="com-buttons">
          {enteId !== '' && (
            <>
              <Button color="primary" outline size="sm" type="button" disabled={isFull} onClick={() => input.current?.click()}>{t('attachments.file')}</Button>
              <input
                ref={input}
                type="file"
                multiple
                hidden
                aria-label={t('attachments.file')}
                onChange={({ target }) => {
                  attachments.add([...(target.files ?? [])], enteId);
                  // The same file may be chosen again.
                  target.value = '';
                }}
              />
            </>
          )}
          <Button id={`${id}-biblioteca`} color="primary" outline size="sm" type="button" disabled={isFull} onClick={() => setAsking(true)}>{t('attachments.library')}</Button>
        </div>
      </section>
      {asking && <LibraryDialog onClose={() => setAsking(false)} onChoose={(document) => (setAsking(false), attachments.choose(document))} />}
    </div>
  );
}

interface ItemProps {
  readonly item: AttachmentItem;
  readonly problem: string | undefined;
  readonly titleProblem: string | undefined;
  readonly onTitle: (title: string) => void;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

function Item({ item, problem, titleProblem, onTitle, onRetry, onRemove }: ItemProps): ReactElement {
  const t = useMessages('communities');
  const { key, title, fileName, size, sent, step, documentId } = item;
  const wrong = problem ?? (item.problem && (item.problem === 'empty' || item.problem === 'tooLarge' ? t(`attachments.${item.problem}`) : item.problem));
  return (
    <li className="com-attach__item">
      {documentId ? (
        <p className="mb-1"><strong>{title}</strong> <span className="pc-quiet">{t('attachments.ofLibrary')}</span></p>
      ) : (
        <>
          <p className="mb-1">{fileName} <span className="pc-quiet">{formatSize(String(size))} · {t(`attachments.steps.${step}`)}</span></p>
          {step === 'sending' && <progress aria-label={t('attachments.progress', { name: fileName })} max={size} value={sent} />}
          <Field id={`allegato-${key}`} label={t('attachments.heading')} error={titleProblem}>
            <TextInput value={title} maxLength={300} onChange={onTitle} />
          </Field>
        </>
      )}
      {wrong && <p className="pc-field__error" role="alert">{wrong}</p>}
      <div className="com-buttons">
        {step === 'failed' && size > 0 && item.problem !== 'tooLarge' && <button type="button" className="com-link" aria-label={t('attachments.retryOf', { name: fileName })} onClick={onRetry}>{t('attachments.retry')}</button>}
        <button type="button" className="com-link" aria-label={t('attachments.removeOf', { name: fileName || title })} onClick={onRemove}>{t('attachments.remove')}</button>
      </div>
    </li>
  );
}

/** The Enti for which the viewer brings files to the library. */
function useBringingEnti(): readonly ViewerMembership[] {
  return (useViewer()?.memberships ?? []).filter(({ role, enteKind }) => role === 'REFERENTE' || role === 'REDATTORE' || (enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')));
}
