import '../messages.js';
import { Button, EmptyState, Failure, Field, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ModelDocument } from '../generated/graphql.js';
import { CellChoice } from '../components/CellChoice.js';
import { FileDrop } from '../components/FileDrop.js';
import type { ModelData } from '../hooks/model-data.js';
import { MAX_BYTES, sendDocument } from '../hooks/send-document.js';
import { useWritableProvince } from '../hooks/useWritableProvince.js';
import '../import-messages.js';
import '../imports.css';

/** First step: the cell of the model, and the document. */
export function ImportStartPage(): ReactElement {
  const t = useMessages('imports');
  const tm = useMessages('models');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(ModelDocument, { variables: { key } });
  const model = data?.model;
  return (
    <Page title={t('start.title')} lead={t('start.lead')} crumbs={[{ label: tm('models.title'), to: '/modelli' }, ...(model ? [{ label: model.title, to: `/modelli/${key}` }] : []), { label: t('start.title') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !model && <EmptyState title={tm('model.notFound')} />}
      {model && <ImportForm model={model} />}
    </Page>
  );
}

interface Sending {
  readonly percent: number;
}

function ImportForm({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('imports');
  const tm = useMessages('models');
  const navigate = useNavigate();
  const writable = useWritableProvince();
  const [enteId, setEnteId] = useState<string | null>(null);
  const [cell, setCell] = useState<{ form: string | null; level: string | null }>({ form: null, level: null });
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const chosenEnte = enteId ?? writable[0]?.enteId;
  if (!chosenEnte) return <Notice kind="info">{tm('adopt.cannot')}</Notice>;

  function choose(chosen: File): void {
    setFile(chosen);
    setFileError(!/\.docx$/i.test(chosen.name) ? t('start.wrongType') : chosen.size > MAX_BYTES ? t('start.tooLarge') : null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMessage(null);
    if (!cell.form || !cell.level) return setMessage(t('start.chooseCell'));
    if (!file || fileError) return setFileError(fileError ?? t('start.chooseFile'));
    setSending({ percent: 0 });
    try {
      // A new key for each try: after a refusal the same file may be read against another cell.
      const id = await sendDocument(file, { enteId: chosenEnte!, modelVersionId: model.id, form: cell.form, level: cell.level, clientKey: crypto.randomUUID() }, (percent) => setSending({ percent }));
      void navigate(`/importazioni/${id}`);
    } catch (error) {
      setSending(null);
      setFileError((error as Error).message || t('start.offline'));
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {message && <Notice kind="danger">{message}</Notice>}
      {writable.length > 1 && (
        <Field id="ente" label={tm('adopt.ente')} required>
          <Select value={chosenEnte} onChange={setEnteId} options={writable.map((membership) => ({ value: membership.enteId, label: membership.ente }))} placeholder={null} />
        </Field>
      )}
      <CellChoice model={model} {...cell} onChange={(next) => (setCell(next), setMessage(null))} />
      <FileDrop id="documento" label={t('start.file')} help={t('start.fileHelp')} file={file} error={fileError} disabled={sending !== null} onFile={choose} />
      {sending && <progress className="import-progress" max={100} value={sending.percent} aria-label={t('start.sending', { percent: sending.percent })} />}
      <p role="status">{sending ? (sending.percent < 100 ? t('start.sending', { percent: sending.percent }) : t('start.reading')) : ''}</p>
      <Button color="primary" type="submit" disabled={sending !== null}>
        {t('start.go')}
      </Button>
    </form>
  );
}
