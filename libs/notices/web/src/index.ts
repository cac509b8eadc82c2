import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** The notices that wait for the viewer, for his home. */
export const WaitingNotices = lazy(() => import('./components/WaitingNotices.js'));

/** How many of them there are, for the header. */
export const UnreadNotices = lazy(() => import('./components/UnreadNotices.js'));

const newsletter = () => import('./newsletter/index.js');

/** The pages of this domain, loaded when first opened. */
export const noticeRoutes: RouteObject[] = [
  { path: 'newsletter', lazy: async () => ({ Component: (await newsletter()).ArchivePage }) },
  { path: 'newsletter/redazione', lazy: async () => ({ Component: (await newsletter()).NewsroomPage }), handle: { signedIn: true, curators: true } },
  { path: 'newsletter/redazione/nuova', lazy: async () => ({ Component: (await newsletter()).NewIssuePage }), handle: { signedIn: true, curators: true } },
  { path: 'newsletter/redazione/:id', lazy: async () => ({ Component: (await newsletter()).EditIssuePage }), handle: { signedIn: true, curators: true } },
  { path: 'newsletter/:number', lazy: async () => ({ Component: (await newsletter()).IssuePage }) },
  { path: 'avvisi', lazy: async () => ({ Component: (await import('./pages/NoticesPage.js')).NoticesPage }), handle: { signedIn: true } },
];
