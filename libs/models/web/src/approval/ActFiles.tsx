import { Button, Dialog, Failure, Field, FileInput, formatDateTime, formatNumber, Notice, Select, useMessages } from '@province-comuni/shared-ui';
import { uploadFile, useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { AttachActFileDocument, RemoveActFileDocument, type ApprovalFieldsFragment } from './generated/graphql.js';

const KINDS = ['ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO'];

/** The files that go with an approval: who signed them, their hash; adding and removing for who may. */
export function ActFiles({ act, approval, canKeep, onAdd }: { act: string; approval: ApprovalFieldsFragment; canKeep: boolean; onAdd: () => void }): ReactElement | null {
  const t = useMessages('approval');
  const remove = useChange(RemoveActFileDocument, (data) => data.removeActFile, { refetch: ['Approvals'] });
  if (approval.files.length === 0 && !canKeep) return null;
  return (
    <div className="approval-files">
      {remove.message && <Notice kind="danger">{remove.message}</Notice>}
      {remove.error != null && <Failure error={remove.error} />}
      {approval.files.length > 0 && (
        <ul aria-label={t('files.of', { act })}>
          {approval.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/act-files/${file.id}`} download>
                {file.name}
              </a>{' '}
              ({t(`files.kind.${file.kind}`)}, {t('files.size', { kb: formatNumber(Math.max(1, Math.round(file.size / 1_024))) })})
              {canKeep && (
                <>
                  {' '}
                  <Button color="primary" outline size="xs" type="button" disabled={remove.busy} aria-label={t('files.removeOf', { name: file.name })} onClick={() => void remove.run({ id: file.id })}>
                    {t('files.remove')}
                  </Button>
                </>
              )}
              {file.signers.map((signer, index) => (
                <span key={index} className="models-facts d-block">
                  {t(`files.signed.${signer.integrity}`, { name: signer.name })}
                </span>
              ))}
              <span className="models-facts d-block">
                {formatDateTime(file.at)} · {file.person} · <code title={file.sha256}>{file.sha256.slice(0, 12)}…</code>
              </span>
            </li>
          ))}
        </ul>
      )}
      {canKeep && (
        <Button color="primary" outline size="xs" type="button" aria-label={t('files.addTo', { act })} onClick={onAdd}>
          {t('files.add')}
        </Button>
      )}
    </div>
  );
}

/** Brings a file for an approval. What was chosen stays through a refusal. */
export function AddFileDialog({ enteId, act, approval, onClose }: { enteId: string; act: string; approval: ApprovalFieldsFragment; onClose: () => void }): ReactElement {
  const t = useMessages('approval');
  const [kind, setKind] = useState('ATTO_FIRMATO');
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const attach = useChange(AttachActFileDocument, (data) => data.attachActFile, { refetch: ['Approvals'] });

  async function go(chosen: File): Promise<void> {
    setSending(true);
    setTrouble(null);
    try {
      const uploadId = await uploadFile(chosen, enteId);
      if (await attach.run({ approvalId: approval.id, kind, uploadId })) onClose();
    } catch (error) {
      setTrouble((error as Error).message);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      title={t('files.addTo', { act })}
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
      {(trouble ?? attach.message) && <Notice kind="danger">{trouble ?? attach.message}</Notice>}
      {attach.error != null && <Failure error={attach.error} />}
      <p>{t('files.lead')}</p>
      <Field id="file-tipo" label={t('files.what')} error={attach.problems['kind']}>
        <Select value={kind} onChange={setKind} placeholder={null} options={KINDS.map((value) => ({ value, label: t(`files.kind.${value}`) }))} />
      </Field>
      <Field id="file-scelto" label={t('files.file')} error={attach.problems['uploadId']}>
        <FileInput accept={kind === 'RICEVUTA_PEC' ? '.eml' : '.pdf,.p7m,.zip,.docx,.odt'} onChange={setFile} />
      </Field>
    </Dialog>
  );
}
