import { Page, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function NotFoundPage(): ReactNode {
  const t = useMessages('shell');
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <div className="pc-buttons">
        <Link className="btn btn-primary" to="/">{t('notFound.home')}</Link>
        <Link className="btn btn-outline-primary" to="/modelli">{t('nav.models')}</Link>
      </div>
    </Page>
  );
}
