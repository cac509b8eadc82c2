import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Badge, Disclosure, Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { OwnTrustDocument, type OwnTrustQuery } from './generated/graphql.js';

const TONES = { NUOVO: 'neutral', MEMBRO: 'info', AFFIDABILE: 'success' } as const;

/** How far one is trusted in each community, and why. */
export function OwnTrustSection(): ReactNode {
  const t = useMessages('people');
  const { data, error, refetch } = useQuery(OwnTrustDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <section aria-labelledby="profile-trust" className="pc-section">
      <h2 id="profile-trust">{t('trust.title')}</h2>
      <p>{t('trust.text')}</p>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.ownTrust.length === 0 && <p className="pc-quiet">{t('trust.none')}</p>}
      <ul className="pc-people">
        {data?.ownTrust.map((trust) => <Line key={trust.communityKey} trust={trust} />)}
      </ul>
    </section>
  );
}

function Line({ trust: { communityKey, communityTitle, level, next, reasons } }: { readonly trust: OwnTrustQuery['ownTrust'][number] }): ReactNode {
  const t = useMessages('people');
  const nextName = next && t(`trust.levels.${next}`);
  return (
    <li className="pc-people__line">
      <p><Link to={`/community/${communityKey}`}>{communityTitle}</Link> <Badge tone={TONES[level]}>{t(`trust.levels.${level}`)}</Badge></p>
      <p className="pc-quiet">{t(`trust.meaning.${level}`)}</p>
      <Disclosure summary={t('trust.why', { community: communityTitle })}>
        <ul>
          {reasons.map(({ kind, count, needed }) => (
            <li key={kind}>
              {kind === 'DECISIONI' && count === 0 ? t('trust.reasons.DECISIONI_zero') : t(`trust.reasons.${kind}`, { count })}
              {nextName && kind !== 'DECISIONI' && needed !== null && <span className="pc-quiet"> ({t('trust.needed', { level: nextName, needed })})</span>}
              {kind === 'DECISIONI' && count > 0 && <> – <Link to="/moderazione/mie">{t('trust.decisions')}</Link></>}
            </li>
          ))}
        </ul>
        {nextName && <p>{t(level === 'NUOVO' ? 'trust.anyOf' : 'trust.allOf', { level: nextName })}</p>}
      </Disclosure>
    </li>
  );
}
