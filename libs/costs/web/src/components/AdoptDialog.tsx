import { Button, Dialog, EmptyState, Failure, Field, Notice, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AdoptCostSchemeDocument, CostScenarioActsDocument, CostSchemeAdoptionDocument, type CostAdoptionFieldsFragment } from '../generated/graphql.js';

interface Props {
  readonly scenarioId: string;
  readonly scheme: { readonly key: string; readonly title: string };
  /** Whether something is supposed that is no part of the scheme. */
  readonly supposed: boolean;
  readonly onClose: () => void;
}

/** Takes a scheme into an act: which act, what would change from what to what, what the act cannot carry; then, and only then, it is written. */
export function AdoptDialog({ scenarioId, scheme, supposed, onClose }: Props): ReactElement {
  const t = useMessages('costs');
  const [chosen, setChosen] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [done, setDone] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const acts = useQuery(CostScenarioActsDocument, { variables: { scenarioId }, fetchPolicy: 'no-cache' });
  const list = acts.data?.costScenarioActs ?? [];
  const instanceId = chosen ?? list[0]?.id ?? '';
  const preview = useQuery(CostSchemeAdoptionDocument, { variables: { scenarioId, schemeKey: scheme.key, instanceId }, skip: !instanceId, fetchPolicy: 'no-cache' });
  const adoption = preview.data?.costSchemeAdoption;
  const change = useChange(AdoptCostSchemeDocument, (data) => data.adoptCostScheme);
  const changing = adoption?.answers.filter(({ state }) => state === 'CHANGES') ?? [];

  async function write(seen: CostAdoptionFieldsFragment): Promise<void> {
    setNotice(null);
    const outcome = await change.run({ input: { scenarioId, schemeKey: scheme.key, instanceId, seenRevision: seen.scenarioRevision, seen: seen.answers.map(({ key, seenRevision }) => ({ key, revision: seenRevision })) } });
    if (outcome?.__typename === 'CostSchemeAdopted') return setDone(outcome.adoption.act);
    if (outcome) setNotice(t(outcome.__typename === 'CostActChanged' ? 'adopt.actChanged' : 'adopt.scenarioChanged', { by: outcome.by ?? t('someone') }));
    await preview.refetch();
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('adopt.title', { title: scheme.title })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline onClick={onClose}>
            {t(done ? 'adopt.close' : 'adopt.cancel')}
          </Button>
          {!done && adoption && changing.length > 0 && (
            <Button color="primary" disabled={change.busy || preview.loading} onClick={() => void write(adoption)}>
              {t('adopt.confirm')}
            </Button>
          )}
        </>
      }
    >
      {done ? (
        <Notice kind="success">
          <p>
            {t('adopt.done')} <Link to={`/atti/${done.id}`}>{done.title}</Link>
          </p>
        </Notice>
      ) : (
        <>
          {notice && <Notice kind="warning">{notice}</Notice>}
          {change.message && <Notice kind="danger">{change.message}</Notice>}
          {Object.values(change.problems).map((problem) => (
            <Notice key={problem} kind="danger">
              {problem}
            </Notice>
          ))}
          {(change.error ?? acts.error ?? preview.error) != null && <Failure error={change.error ?? acts.error ?? preview.error} />}
          {supposed && <Notice kind="info">{t('adopt.supposed')}</Notice>}
          {acts.loading && <Skeleton lines={2} />}
          {acts.data && list.length === 0 && <EmptyState title={t('adopt.noActs')} action={<Link className="btn btn-primary" to="/modelli">{t('adopt.toModels')}</Link>} />}
          {list.length > 0 && (
            <Field id="atto-da-scrivere" label={t('adopt.act')}>
              <Select value={instanceId} onChange={setChosen} placeholder={null} options={list.map(({ id, title }) => ({ value: id, label: title }))} />
            </Field>
          )}
          {instanceId && preview.loading && !adoption && <Skeleton lines={5} />}
          {preview.data && !adoption && <Notice kind="danger">{t('adopt.notFound')}</Notice>}
          {adoption && <AdoptionPreview adoption={adoption} changes={changing.length} />}
        </>
      )}
    </Dialog>
  );
}

function AdoptionPreview({ adoption, changes }: { readonly adoption: CostAdoptionFieldsFragment; readonly changes: number }): ReactElement {
  const t = useMessages('costs');
  return (
    <>
      {adoption.answers.length > 0 && changes === 0 && <Notice kind="info">{t('adopt.nothing')}</Notice>}
      {adoption.answers.length > 0 && (
        <div className="table-responsive" tabIndex={0} role="region" aria-label={t('adopt.preview')}>
          <table className="table table-sm">
            <caption>{t('adopt.preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('adopt.question')}</th>
                <th scope="col">{t('adopt.before')}</th>
                <th scope="col">{t('adopt.after')}</th>
              </tr>
            </thead>
            <tbody>
              {adoption.answers.map(({ key, label, before, after, state, reason }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>
                    <Lines lines={before} />
                  </td>
                  <td>
                    {state === 'CHANGES' && <Lines lines={after} known={before} />}
                    {state !== 'CHANGES' && <span className="costs-note">{t(`adopt.states.${state}`)}</span>} {reason}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adoption.notCarried.length > 0 && (
        <Notice kind="warning" title={t('adopt.notCarried')}>
          <ul>
            {adoption.notCarried.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {adoption.untouched.length > 0 && <p className="costs-note">{t('adopt.untouched', { list: adoption.untouched.join('; ') })}</p>}
    </>
  );
}

/** Lines of an answer; those that are not among the known ones stand out. */
function Lines({ lines, known }: { readonly lines: readonly string[]; readonly known?: readonly string[] }): ReactElement {
  return lines.length === 0 ? (
    <>–</>
  ) : (
    <>
      {lines.map((line, index) => (
        <div key={index}>{known && !known.includes(line) ? <strong>{line}</strong> : line}</div>
      ))}
    </>
  );
}
