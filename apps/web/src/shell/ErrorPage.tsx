import { Button, Notice, Page, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { NotFoundPage } from './NotFoundPage.js';

/** What is shown where a page breaks: the frame around it goes on. */
export function ErrorPage(): ReactNode {
  const t = useMessages('shell');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  // A page's file that cannot be had: the product was updated, or the network is gone.
  const missingFile = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <Page title={t('error.title')}>
      <Notice kind="danger"><p>{t(missingFile ? 'error.file' : 'error.text')}</p></Notice>
      <Button color="primary" onClick={() => window.location.reload()}>{t('error.reload')}</Button>
    </Page>
  );
}
