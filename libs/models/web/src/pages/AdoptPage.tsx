import { Button, EmptyState, Failure, Field, Notice, Page, RadioCards, Select, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { AdoptModelDocument, ModelDocument, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ModelData } from '../hooks/model-data.js';

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
  const writable = (useViewer()?.memberships ?? []).filter((membership) => membership.enteKind === 'PROVINCIA' && ['REFERENTE', 'REDATTORE'].includes(membership.role));
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
  const cellOf = (value: string): ModelData['cells'][number] | undefined => model.cells.find((cell) => cell.form === form && cell.level === value);

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
      {writable.length > 1 && (
        <Field id="ente" label={t('adopt.ente')} required>
          <Select value={chosenEnte} onChange={setEnteId} options={writable.map((membership) => ({ value: membership.enteId, label: membership.ente }))} placeholder={null} />
        </Field>
      )}
      <Field id="forma" label={t('adopt.form')} group required>
        <RadioCards
          name="forma"
          value={form}
          onChange={(value) => {
            setForm(value);
            setMessage(null);
            if (level && !model.cells.some((cell) => cell.form === value && cell.level === level && cell.admitted)) setLevel(null);
          }}
          options={model.forms.map((option) => ({ value: option.value, label: option.label, description: <Guidance description={option.description} suits={option.suits} /> }))}
        />
      </Field>
      <Field id="livello" label={t('adopt.level')} group required>
        <RadioCards
          name="livello"
          value={level}
          onChange={(value) => (setLevel(value), setMessage(null))}
          options={model.levels.map((option) => {
            const cell = cellOf(option.value);
            return { value: option.value, label: option.label, refusal: cell && !cell.admitted ? cell.refusal : null, description: <Guidance description={cell?.admitted ? cell.services.map((service) => service.label).join(', ') : option.description} suits={cell?.suits ?? ''} /> };
          })}
        />
      </Field>
      <Field id="nome" label={t('adopt.name')} help={t('adopt.nameHelp')}>
        <TextInput value={title} onChange={setTitle} maxLength={200} />
      </Field>
      <Button color="primary" type="submit" disabled={loading}>
        {t('adopt.start')}
      </Button>
    </form>
  );
}

function Guidance({ description, suits }: { description: string; suits: string }): ReactElement {
  const t = useMessages('models');
  return (
    <>
      {description && <p>{description}</p>}
      {suits && <p className="model-suits">{t('adopt.suits', { text: suits })}</p>}
    </>
  );
}
