import { Button, Dialog, formatDate, formatDateTime, Notice, useMessages } from '@province-comuni/shared-ui';
import { refusalMessage, refusalOf, useChange } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import type { WorkshopModel } from '../WorkshopPage.js';
import { DiscardModelDraftDocument, OpenModelDraftDocument } from '../generated/graphql.js';

/** One model: the version in force, and the draft of the next one. */
export function ModelCard({ model }: { readonly model: WorkshopModel }): ReactElement {
  const t = useMessages('workshop');
  const { current, draft } = model;
  const packageOf = (id: string, label: string): ReactElement => (
    <a className="btn btn-outline-primary btn-sm" href={`/api/models/${id}/package`} download>
      {label}
      <span className="visually-hidden"> – {model.title}</span>
    </a>
  );
  return (
    <li className="models-card">
      <h2 className="h4">{current ? <Link to={`/modelli/${model.modelKey}`}>{model.title}</Link> : model.title}</h2>
      <p className="models-facts">{current ? t('list.current', { version: current.version, date: formatDate(current.effectiveFrom) }) : t('list.unpublished')}</p>
      <p>{draft ? t('list.draft', { by: draft.openedBy, date: formatDate(draft.openedAt), changes: t('list.changes', { count: draft.changes }), changed: formatDateTime(draft.changedAt) }) : t('list.noDraft')}</p>
      <div className="workshop-buttons">
        {draft ? (
          <Link className="btn btn-primary btn-sm" to={`/laboratorio/${draft.id}`}>
            {t('list.continue')}
            <span className="visually-hidden"> – {model.title}</span>
          </Link>
        ) : (
          <OpenDraft model={model} />
        )}
        {draft && packageOf(draft.id, t('list.packageDraft'))}
        {current && packageOf(current.id, t('list.packageCurrent', { version: current.version }))}
        {current && (
          <Link className="btn btn-outline-primary btn-sm" to={`/modelli/${model.modelKey}/scostamenti`}>
            {t('list.deviations')}
            <span className="visually-hidden"> – {model.title}</span>
          </Link>
        )}
        {draft && <DiscardDraft draft={draft} title={model.title} />}
      </div>
    </li>
  );
}

/** Opens the draft, or goes to the one a colleague has just opened. */
function OpenDraft({ model }: { model: WorkshopModel }): ReactElement {
  const t = useMessages('workshop');
  const navigate = useNavigate();
  const [open, { loading }] = useMutation(OpenModelDraftDocument);
  const [message, setMessage] = useState<string | null>(null);

  async function start(): Promise<void> {
    try {
      const outcome = (await open({ variables: { modelKey: model.modelKey } })).data?.openModelDraft;
      if (outcome?.__typename === 'ModelDraftOpened' || outcome?.__typename === 'DraftAlreadyOpen') await navigate(`/laboratorio/${outcome.draftId}`);
      else setMessage(refusalMessage(refusalOf(outcome)) ?? t('failed'));
    } catch {
      setMessage(t('failed'));
    }
  }

  return (
    <>
      <Button color="primary" size="sm" type="button" disabled={loading} onClick={() => void start()}>
        {t('list.open')}
      </Button>
      {message && <Notice kind="danger">{message}</Notice>}
    </>
  );
}

function DiscardDraft({ draft, title }: { draft: NonNullable<WorkshopModel['draft']>; title: string }): ReactElement {
  const t = useMessages('workshop');
  const [asking, setAsking] = useState(false);
  const discard = useChange(DiscardModelDraftDocument, (data) => data.discardModelDraft, { refetch: ['Workshop'] });
  const go = async (): Promise<void> => {
    if (await discard.run({ draftId: draft.id })) setAsking(false);
  };
  return (
    <>
      <Button size="sm" outline color="danger" type="button" onClick={() => setAsking(true)}>
        {t('list.discard')}
        <span className="visually-hidden"> – {title}</span>
      </Button>
      <Dialog
        open={asking}
        title={t('list.discardTitle', { title })}
        onClose={() => setAsking(false)}
        footer={
          <Button color="danger" size="sm" type="button" disabled={discard.busy} onClick={() => void go()}>
            {t('list.discardGo')}
          </Button>
        }
      >
        {Boolean(discard.message ?? discard.error) && <Notice kind="danger">{discard.message ?? t('failed')}</Notice>}
        <p>{t('list.discardText', { changes: t('list.changes', { count: draft.changes }) })}</p>
      </Dialog>
    </>
  );
}
