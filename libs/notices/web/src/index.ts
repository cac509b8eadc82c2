import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** The notices that wait for the viewer, for his home. */
export const WaitingNotices = lazy(() => import('./components/WaitingNotices.js'));

/** How many of them there are, for the header. */
export const UnreadNotices = lazy(() => import('./components/UnreadNotices.js'));

/** The page of this domain, loaded when first opened. */
export const noticeRoutes: RouteObject[] = [{ path: 'avvisi', lazy: async () => ({ Component: (await import('./pages/NoticesPage.js')).NoticesPage }), handle: { signedIn: true } }];
