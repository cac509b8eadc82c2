import { Failure, Page, Skeleton, useMessages, useViewerState } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';

/** Route around the pages of signed-in people: a visitor signs in and comes back. */
export function RequireSignIn(): ReactNode {
  const t = useMessages('identity');
  const ui = useMessages('ui');
  const { viewer, loading, error, refresh } = useViewerState();
  const { pathname, search, hash } = useLocation();
  if (viewer) return <Outlet />;
  if (loading) return <div className="pc-page container"><Skeleton lines={6} /></div>;
  if (error) return <Page title={ui('failure.title')}><Failure error={error} retry={refresh} /></Page>;
  return <Navigate to={`/accedi?da=${encodeURIComponent(pathname + search + hash)}`} state={{ reason: t('signIn.needed') }} replace />;
}
