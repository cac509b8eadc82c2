import { Button, EmptyState, Failure, formatDateTime, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import './deviations.css';
import './messages.js';
import { useOnChange } from '../hooks/useOnChange.js';
import { percent } from './deviation-words.js';
import { InstanceDistanceDocument, ShareInstanceDocument, type InstanceDistanceQuery } from './generated/graphql.js';

type DistanceData = NonNullable<InstanceDistanceQuery['instanceDistance']>;

/** For a Provincia: how far its acts are from the model and from those of Province like it, and whether UPI may read them. */
export function DistancePane({ instanceId, dataRevision }: { readonly instanceId: string; readonly dataRevision: number }): ReactElement {
  const t = useMessages('deviations');
  const { data, error, refetch } = useQuery(InstanceDistanceDocument, { variables: { instanceId }, fetchPolicy: 'cache-and-network' });
  // The acts changed while it is open.
  useOnChange(dataRevision, () => void refetch().catch(() => undefined));
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={4} />;
  if (!data.instanceDistance) return <EmptyState title={t('notFound')} />;
  const distance = data.instanceDistance;
  return (
    <>
      <p>
        {t('distanceLead', { version: distance.version, ...distance.counts, share: percent(distance.changedPermille) })} {t('distanceBehind', { count: distance.versionsBehind })}
        {(distance.heldBack > 0 || distance.notTaken > 0) && <> {t('distanceHeld', { held: distance.heldBack, notTaken: distance.notTaken })}</>}
      </p>
      <Sharing distance={distance} />
      {distance.clauses.length === 0 ? <p>{t('distanceNone')}</p> : <OwnClauses distance={distance} />}
      <h3 className="h6">{t('likeTitle')}</h3>
      {distance.likeMine.length === 0 ? (
        <p>{t('likeNone')}</p>
      ) : (
        <>
          <ul>
            {distance.likeMine.map((like) => (
              <li key={like.kind}>
                {t('like', { kind: t(`likeKind.${like.kind}`), count: like.instances })}, {t('likeNumbers', { adapted: like.adapted, suppressed: like.suppressed, added: like.added, share: percent(like.changedPermille) })}
              </li>
            ))}
          </ul>
          <p className="models-facts">{t('likeRule')}</p>
        </>
      )}
    </>
  );
}

function OwnClauses({ distance }: { readonly distance: DistanceData }): ReactElement {
  const t = useMessages('deviations');
  return (
    <div className="pc-table-scroll" tabIndex={0} role="region" aria-label={t('distance')}>
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('distance')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('clause')}</th>
            <th scope="col">{t('actColumn')}</th>
            <th scope="col">{t('stateColumn')}</th>
            <th scope="col">{t('shareColumn')}</th>
            <th scope="col">{t('alsoColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {distance.clauses.map((clause) => (
            <tr key={clause.clauseId}>
              <th scope="row">{clause.label}</th>
              <td data-label={t('actColumn')}>{clause.actName}</td>
              <td data-label={t('stateColumn')}>{clause.heldBack ? t('cellHeld', { cell: t(`state.${clause.state}`) }) : t(`state.${clause.state}`)}</td>
              <td data-label={t('shareColumn')}>{t('percent', { share: percent(clause.changedPermille) })}</td>
              <td data-label={t('alsoColumn')}>{t('also', { count: clause.alsoChangedBy })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sharing({ distance }: { readonly distance: DistanceData }): ReactElement {
  const t = useMessages('deviations');
  const [share, { loading }] = useMutation(ShareInstanceDocument, { refetchQueries: [InstanceDistanceDocument], awaitRefetchQueries: true });
  const [trouble, setTrouble] = useState<string | null>(null);
  const shared = distance.sharedAt !== null;
  async function set(value: boolean): Promise<void> {
    try {
      const outcome = (await share({ variables: { instanceId: distance.instanceId, shared: value } })).data?.shareInstance;
      setTrouble(outcome?.__typename === 'InstanceShared' ? null : (outcome?.message ?? t('failed')));
    } catch {
      setTrouble(t('failed'));
    }
  }
  return (
    <>
      <div className="deviation-share">
        <p role="status">{distance.sharedAt ? t('shared', { name: distance.sharedBy ?? '', date: formatDateTime(distance.sharedAt) }) : t('notShared')}</p>
        {distance.viewerCanShare && (
          <Button size="sm" outline={shared} color="primary" type="button" disabled={loading} aria-describedby="condividi-aiuto" onClick={() => void set(!shared)}>
            {t(shared ? 'unshare' : 'share')}
          </Button>
        )}
      </div>
      {distance.viewerCanShare && (
        <p id="condividi-aiuto" className="models-facts">
          {t('shareHelp')}
        </p>
      )}
      {trouble && <Notice kind="danger">{trouble}</Notice>}
    </>
  );
}
