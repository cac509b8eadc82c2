import type { RouteObject } from 'react-router';

const calendar = () => import('./events/pages.js');

/** The pages of this domain, each loaded when first opened. */
export const communityRoutes: RouteObject[] = [
  { path: 'community', lazy: async () => ({ Component: (await import('./pages/CommunitiesPage.js')).CommunitiesPage }) },
  { path: 'community/:key', lazy: async () => ({ Component: (await import('./pages/CommunityPage.js')).CommunityPage }) },
  { path: 'community/:key/nuova', lazy: async () => ({ Component: (await import('./pages/NewDiscussionPage.js')).NewDiscussionPage }), handle: { signedIn: true } },
  { path: 'community/:key/:discussion', lazy: async () => ({ Component: (await import('./pages/DiscussionPage.js')).DiscussionPage }) },
  { path: 'calendario', lazy: async () => ({ Component: (await calendar()).CalendarPage }) },
  { path: 'calendario/nuovo', lazy: async () => ({ Component: (await calendar()).NewMeetingPage }), handle: { signedIn: true } },
  { path: 'calendario/:id', lazy: async () => ({ Component: (await calendar()).MeetingPage }) },
  { path: 'calendario/:id/modifica', lazy: async () => ({ Component: (await calendar()).ChangeMeetingPage }), handle: { signedIn: true } },
];
