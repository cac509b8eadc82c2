import '../messages.js';
import { Button, EmptyState, Failure, Field, Notice, Page, Select, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { AdoptModelDocument, ModelDocument } from '../generated/graphql.js';
import { CellChoice } from '../components/CellChoice.js';
import type { ModelData } from '../hooks/model-data.js';
import { useWritableProvince } from '../hooks/useWritableProvince.js';
import '../import-messages.js';

/** Choosing form and level with guidance, then the interview. */
export function AdoptPage(): ReactElement {
  const t = useMessages('models');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(ModelDocument, { variables: { key } });
  const model = data?.model;
  return (
    <Page title={t('adopt.title')} lead={t('adopt.lead')} crumbs={[{ label: t('models.title'), to: '/modelli' }, { label: model?.title ?? '', to: `/modelli/${key}` }, { label: t('adopt.title') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !model && <EmptyState title={t('model.notFound')} />}
      {model && <AdoptForm model={model} />}
    </Page>
  );
}

function AdoptForm({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  const navigate = useNavigate();
  const ti = useMessages('imports');
  const writable = useWritableProvince();
  const [enteId, setEnteId] = useState<string | null>(null);
  const [form, setForm] = useState<string | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  // One key per page: a double click is one adoption.
  const [clientKey] = useState(() => crypto.randomUUID());
  const [adopt, { loading }] = useMutation(AdoptModelDocument);
  const chosenEnte = enteId ?? writable[0]?.enteId;
  if (!chosenEnte) {
    return (
      <Notice kind="info">
        {t('adopt.cannot')} <Link to={`/modelli/${model.modelKey}`}>{model.title}</Link>
      </Notice>
    );
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!form || !level) return setMessage(t('adopt.choose'));
    try {
      const outcome = (await adopt({ variables: { input: { enteId: chosenEnte!, modelVersionId: model.id, form, level, title, clientKey } } })).data!.adoptModel;
      if (outcome.__typename === 'ModelAdopted') return void navigate(`/atti/${outcome.instanceId}`);
      const refusal = refusalOf(outcome);
      setMessage(refusal?.__typename === 'InvalidInput' ? refusal.problems.map((problem) => problem.message).join(' ') : refusalMessage(refusal));
    } catch (fault) {
      setMessage((fault as Error).message);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {message && <Notice kind="danger">{message}</Notice>}
      <p>
        {ti('start.haveOne')} <Link to={`/modelli/${model.modelKey}/importa`}>{ti('start.link')}</Link>
      </p>
      {writable.length > 1 && (
        <Field id="ente" label={t('adopt.ente')} required>
          <Select value={chosenEnte} onChange={setEnteId} options={writable.map((membership) => ({ value: membership.enteId, label: membership.ente }))} placeholder={null} />
        </Field>
      )}
      <CellChoice model={model} form={form} level={level} onChange={(cell) => (setForm(cell.form), setLevel(cell.level), setMessage(null))} />
      <Field id="nome" label={t('adopt.name')} help={t('adopt.nameHelp')}>
        <TextInput value={title} onChange={setTitle} maxLength={200} />
      </Field>
      <Button color="primary" type="submit" disabled={loading}>
        {t('adopt.start')}
      </Button>
    </form>
  );
}
