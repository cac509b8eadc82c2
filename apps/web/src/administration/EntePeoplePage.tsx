import { useQuery } from '@apollo/client/react';
import { PeopleOfEnte } from '@province-comuni/identity-web';
import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { EnteNameDocument } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';

/** The people of any Ente, for who looks after accounts. */
export function EntePeoplePage(): ReactNode {
  const t = useMessages('shell');
  const { enteId = '' } = useParams();
  const { data, error, refetch } = useQuery(EnteNameDocument, { variables: { id: enteId } });
  const ente = data?.ente;
  const title = ente?.denominazione ?? (data ? t('admin.unknown') : t('admin.ente'));
  return (
    <Page title={title} crumbs={[{ label: t('admin.title'), to: '/amministrazione' }, { label: title }]}>
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={6} />)}
      {data && !ente && <EmptyState title={t('admin.none')} action={<Link to="/amministrazione">{t('admin.back')}</Link>} />}
      {ente && <PeopleOfEnte key={ente.id} ente={{ id: ente.id, kind: ente.kind, name: ente.denominazione }} />}
    </Page>
  );
}
