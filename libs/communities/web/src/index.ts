import type { RouteObject } from 'react-router';

/** The pages of this domain, each loaded when first opened. */
export const communityRoutes: RouteObject[] = [
  { path: 'community', lazy: async () => ({ Component: (await import('./pages/CommunitiesPage.js')).CommunitiesPage }) },
  { path: 'community/:key', lazy: async () => ({ Component: (await import('./pages/CommunityPage.js')).CommunityPage }) },
  { path: 'community/:key/nuova', lazy: async () => ({ Component: (await import('./pages/NewDiscussionPage.js')).NewDiscussionPage }), handle: { signedIn: true } },
  { path: 'community/:key/:discussion', lazy: async () => ({ Component: (await import('./pages/DiscussionPage.js')).DiscussionPage }) },
];
