import type { RouteObject } from 'react-router';

/** The pages of this domain, each loaded when first opened. */
export const communityRoutes: RouteObject[] = [
  { path: 'community', lazy: async () => ({ Component: (await import('./pages/CommunitiesPage.js')).CommunitiesPage }) },
  { path: 'community/:key', lazy: async () => ({ Component: (await import('./pages/CommunityPage.js')).CommunityPage }) },
  { path: 'community/:key/nuova', lazy: async () => ({ Component: (await import('./pages/NewDiscussionPage.js')).NewDiscussionPage }), handle: { signedIn: true } },
  { path: 'community/:key/:discussion', lazy: async () => ({ Component: (await import('./pages/DiscussionPage.js')).DiscussionPage }) },
  { path: 'calendario', lazy: async () => ({ Component: (await import('./events/CalendarPage.js')).CalendarPage }) },
  { path: 'calendario/nuovo', lazy: async () => ({ Component: (await import('./events/MeetingFormPage.js')).NewMeetingPage }), handle: { signedIn: true } },
  { path: 'calendario/:id', lazy: async () => ({ Component: (await import('./events/MeetingPage.js')).MeetingPage }) },
  { path: 'calendario/:id/modifica', lazy: async () => ({ Component: (await import('./events/MeetingFormPage.js')).ChangeMeetingPage }), handle: { signedIn: true } },
];
