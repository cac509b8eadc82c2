import { Failure, formatNumber, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { LikeProvincesDocument } from '../generated/graphql.js';

/** "Province come la mia": which, why, and what of theirs can be taken over. */
export function LikeMine({ enteId, pillarKey }: { enteId: string; pillarKey: string | null }): ReactElement {
  const t = useMessages('practices');
  const { data, error, refetch } = useQuery(LikeProvincesDocument, { variables: { enteId, pillarKey } });
  return (
    <section className="pr-section" aria-labelledby="come-la-mia">
      <h2 id="come-la-mia" className="h4">{t('like.title')}</h2>
      <p className="pr-quiet">{t('like.lead')}</p>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.likeProvinces.length === 0 && <p>{t('like.empty')}</p>}
      <ul className="pr-like">
        {data?.likeProvinces.map((provincia) => (
          <li key={provincia.enteId}>
            <h3>{provincia.nome}</h3>
            {provincia.popolazione !== null && <p className="pr-quiet">{t('like.facts', { inhabitants: formatNumber(provincia.popolazione), year: provincia.anno, comuni: formatNumber(provincia.numeroComuni ?? 0) })}</p>}
            <p>{t('like.score', { score: provincia.score })}</p>
            {provincia.reasons.length > 0 && <p className="pr-quiet">{t('like.why', { reasons: provincia.reasons.join('; ') })}</p>}
            {provincia.practices.length === 0 ? (
              <p className="pr-quiet">{t('like.none')}</p>
            ) : (
              provincia.practices.map((practice) => (
                <p key={practice.id}>
                  <Link to={`/buone-pratiche/${practice.id}`}>{practice.title}</Link>
                </p>
              ))
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
