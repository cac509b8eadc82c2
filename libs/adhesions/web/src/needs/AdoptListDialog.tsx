import { Button, Dialog, EmptyState, Failure, Field, Notice, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AdoptNeedsListDocument, NeedsListActsDocument, NeedsListAdoptionDocument, type NeedsListAdoptionFieldsFragment } from '../generated/graphql.js';

/** Takes the list into an act: which one, what would change from what to what; then, and only then, it is written. */
export function AdoptListDialog({ sheetId, onClose }: { sheetId: string; onClose: () => void }): ReactElement {
  const t = useMessages('needs');
  const [chosen, setChosen] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  const [done, setDone] = useState<NeedsListAdoptionFieldsFragment['act'] | null>(null);
  const acts = useQuery(NeedsListActsDocument, { variables: { sheetId }, fetchPolicy: 'no-cache' });
  const list = acts.data?.needsListActs ?? [];
  const instanceId = chosen ?? list[0]?.id ?? '';
  const preview = useQuery(NeedsListAdoptionDocument, { variables: { sheetId, instanceId }, skip: !instanceId, fetchPolicy: 'no-cache' });
  const adoption = preview.data?.needsListAdoption;
  const adopt = useChange(AdoptNeedsListDocument, (data) => data.adoptNeedsList);

  async function write({ listRevision, seenRevision }: NeedsListAdoptionFieldsFragment): Promise<void> {
    setChanged(false);
    const outcome = await adopt.run({ input: { sheetId, instanceId, listRevision, seenRevision } });
    if (outcome?.__typename === 'NeedsListAdopted') return setDone(outcome.adoption.act);
    if (outcome) setChanged(true);
    await preview.refetch();
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('list.adoptTitle')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t(done ? 'close' : 'cancel')}
          </Button>{' '}
          {!done && adoption?.state === 'CHANGES' && (
            <Button color="primary" size="sm" type="button" disabled={adopt.busy || preview.loading} onClick={() => void write(adoption)}>
              {t('list.write')}
            </Button>
          )}
        </>
      }
    >
      {done ? (
        <Notice kind="success">
          <p>
            {t('list.written')} <Link to={`/atti/${done.id}`}>{done.title}</Link>
          </p>
        </Notice>
      ) : (
        <>
          {changed && <Notice kind="warning">{t('changed')}</Notice>}
          {adopt.message && <Notice kind="danger">{adopt.message}</Notice>}
          {Object.values(adopt.problems).map((problem) => (
            <Notice key={problem} kind="danger">
              {problem}
            </Notice>
          ))}
          {(adopt.error ?? acts.error ?? preview.error) != null && <Failure error={adopt.error ?? acts.error ?? preview.error} />}
          {acts.loading && <Skeleton lines={2} />}
          {acts.data && list.length === 0 && <EmptyState title={t('list.noActs')} action={<Link className="btn btn-primary" to="/modelli">{t('list.toModels')}</Link>} />}
          {list.length > 0 && (
            <Field id="atto-da-scrivere" label={t('list.act')}>
              <Select value={instanceId} onChange={setChosen} placeholder={null} options={list.map(({ id, title }) => ({ value: id, label: title }))} />
            </Field>
          )}
          {preview.data && !adoption && <Notice kind="danger">{t('list.notFound')}</Notice>}
          {adoption && <Preview adoption={adoption} />}
        </>
      )}
    </Dialog>
  );
}

function Preview({ adoption }: { adoption: NeedsListAdoptionFieldsFragment }): ReactElement {
  const t = useMessages('needs');
  return (
    <>
      <dl className="needs-edited">
        <dt>
          {adoption.label}: {t('list.before')}
        </dt>
        <dd>{adoption.before.join('; ') || '—'}</dd>
        <dt>
          {adoption.label}: {t('list.after')}
        </dt>
        <dd>{adoption.state === 'CHANGES' ? adoption.after.join('; ') : `${t(`list.states.${adoption.state}`)} ${adoption.reason ?? ''}`}</dd>
      </dl>
      {adoption.notCarried.length > 0 && <Notice kind="warning">{t('list.notCarried', { names: adoption.notCarried.join(', ') })}</Notice>}
    </>
  );
}
