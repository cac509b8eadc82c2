import { EmptyState, Page, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

/** There is none for who asks. */
export function Unknown(): ReactElement {
  const t = useMessages('questionnaires');
  return (
    <Page title={t('unknown')} crumbs={[{ label: t('title'), to: '/questionari' }, { label: t('unknown') }]}>
      <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/questionari">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
    </Page>
  );
}
