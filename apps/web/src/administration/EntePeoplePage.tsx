import { useQuery } from '@apollo/client/react';
import { PeopleOfEnte } from '@province-comuni/identity-web';
import { EmptyState, Failure, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { Suspense, type ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { EnteNameDocument } from './generated/graphql.js';

/** The people of any Ente, for who looks after accounts. */
export function EntePeoplePage(): ReactNode {
  const t = useMessages('shell');
  const { enteId = '' } = useParams();
  /** What the page before has just done. */
  const { said } = (useLocation().state ?? {}) as { readonly said?: string };
  const { data, error, refetch } = useQuery(EnteNameDocument, { variables: { id: enteId } });
  const ente = data?.ente;
  const title = ente?.denominazione ?? (data ? t('admin.unknown') : t('admin.ente'));
  return (
    <Page title={title} crumbs={[{ label: t('admin.title'), to: '/amministrazione' }, { label: title }]}>
      {said && <Notice kind="success"><p>{said}</p></Notice>}
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={6} />)}
      {data && !ente && <EmptyState title={t('admin.none')} action={<Link to="/amministrazione">{t('admin.back')}</Link>} />}
      <Suspense fallback={<Skeleton lines={6} />}>{ente && <PeopleOfEnte key={ente.id} ente={{ id: ente.id, kind: ente.kind, name: ente.denominazione }} />}</Suspense>
    </Page>
  );
}
