import { EmptyState, Page, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

/** What is not there, or not for who asks. */
export function UnknownPage(): ReactElement {
  const t = useMessages('initiatives');
  return (
    <Page title={t('unknown')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('unknown') }]}>
      <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
    </Page>
  );
}
