import { Button, Dialog, Failure, Field, FileInput, formatDateTime, formatNumber, Notice, Select, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { RemoveAdhesionFileDocument, type AdhesionAccessInput, type AdhesionFieldsFragment } from '../generated/graphql.js';
import { download } from './download.js';

const KINDS = ['DELIBERA', 'ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO'];

interface Props {
  readonly adhesion: AdhesionFieldsFragment;
  readonly access: AdhesionAccessInput;
  readonly onChanged: () => void;
}

/** The files of an adhesion: delibera, signed convention, receipts; brought by either side, taken away by the one that brought them. */
export function AdhesionFiles({ adhesion, access, onChanged }: Props): ReactElement {
  const t = useMessages('adhesions');
  const [adding, setAdding] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const remove = useChange(RemoveAdhesionFileDocument, (data) => data.removeAdhesionFile, { refetch: ['Adhesion'] });
  const get = (id: string): void => {
    setTrouble(null);
    download(`/api/adhesions/files/${id}`, access).catch((error: Error) => setTrouble(error.message || t('page.downloadFailed')));
  };
  return (
    <section aria-labelledby="i-file">
      <h2 id="i-file" className="h4">
        {t('files.title')}
      </h2>
      {(trouble ?? remove.message) && <Notice kind="danger">{trouble ?? remove.message}</Notice>}
      {remove.error != null && <Failure error={remove.error} />}
      {adhesion.files.length === 0 && <p>{t('files.none')}</p>}
      {adhesion.files.length > 0 && (
        <ul className="adhesion-acts" aria-labelledby="i-file">
          {adhesion.files.map((file) => (
            <li key={file.id}>
              <div>
                <strong>{file.name}</strong> ({t(`files.kind.${file.kind}`)}, {t('files.size', { kb: formatNumber(Math.max(1, Math.round(file.size / 1_024))) })})
                {file.signers.map((signer, index) => (
                  <small key={index} className="d-block">
                    {t(`files.signed.${signer.integrity}`, { name: signer.name })}
                  </small>
                ))}
                <small className="d-block">
                  {formatDateTime(file.at)} · {file.person} · <code title={file.sha256}>{file.sha256.slice(0, 12)}…</code>
                </small>
              </div>
              <Button color="primary" outline size="xs" type="button" aria-label={t('files.getOf', { name: file.name })} onClick={() => get(file.id)}>
                {t('files.get')}
              </Button>
              {file.viewerCanRemove && (
                <Button color="primary" outline size="xs" type="button" disabled={remove.busy} aria-label={t('files.removeOf', { name: file.name })} onClick={() => void remove.run({ access, fileId: file.id })}>
                  {t('files.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adhesion.side !== null && (
        <Button color="primary" outline size="xs" type="button" onClick={() => setAdding(true)}>
          {t('files.add')}
        </Button>
      )}
      {adding && (
        <AddFileDialog
          access={access}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** Brings a file. What was chosen stays through a refusal. */
function AddFileDialog({ access, onClose, onDone }: { access: AdhesionAccessInput; onClose: () => void; onDone: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const [kind, setKind] = useState('DELIBERA');
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  async function go(chosen: File): Promise<void> {
    setSending(true);
    setProblems({});
    try {
      const response = await fetch(`/api/adhesions/files?${new URLSearchParams({ ...(access.id ? { id: access.id } : {}), kind, fileName: chosen.name }).toString()}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream', ...(access.secret ? { 'x-adhesion-secret': access.secret } : {}) }, body: chosen });
      if (response.ok) return onDone();
      const said = (await response.json().catch(() => null)) as { message?: string; problems?: { field: string; message: string }[] } | null;
      setProblems(said?.problems ? Object.fromEntries(said.problems.map(({ field, message }) => [field, message])) : { '': said?.message ?? t('files.failed') });
    } catch {
      setProblems({ '': t('files.failed') });
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      title={t('files.add')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={file === null || sending} onClick={() => file && void go(file)}>
            {sending ? t('files.sending') : t('files.send')}
          </Button>
        </>
      }
    >
      {problems[''] && <Notice kind="danger">{problems['']}</Notice>}
      <p>{t('files.lead')}</p>
      <Field id="file-tipo" label={t('files.what')} error={problems['kind']}>
        <Select value={kind} onChange={setKind} placeholder={null} options={KINDS.map((value) => ({ value, label: t(`files.kind.${value}`) }))} />
      </Field>
      <Field id="file-scelto" label={t('files.file')} help={t('files.help')} error={problems['file']}>
        <FileInput accept={kind === 'RICEVUTA_PEC' ? '.eml' : '.pdf,.p7m,.zip,.docx,.odt'} onChange={setFile} />
      </Field>
    </Dialog>
  );
}
