import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** What waits for who moderates, for the home. */
export const WaitingModeration = lazy(() => import('./moderation/WaitingModeration.js'));

const calendar = () => import('./events/pages.js');
const moderation = () => import('./moderation/pages.js');

/** The pages of this domain, each loaded when first opened. */
export const communityRoutes: RouteObject[] = [
  { path: 'community', lazy: async () => ({ Component: (await import('./pages/CommunitiesPage.js')).CommunitiesPage }) },
  { path: 'community/:key', lazy: async () => ({ Component: (await import('./pages/CommunityPage.js')).CommunityPage }) },
  { path: 'community/:key/nuova', lazy: async () => ({ Component: (await import('./pages/NewDiscussionPage.js')).NewDiscussionPage }), handle: { signedIn: true } },
  { path: 'community/:key/:discussion', lazy: async () => ({ Component: (await import('./pages/DiscussionPage.js')).DiscussionPage }) },
  { path: 'moderazione', lazy: async () => ({ Component: (await moderation()).ModerationPage }), handle: { signedIn: true } },
  { path: 'moderazione/mie', lazy: async () => ({ Component: (await moderation()).MyModerationPage }), handle: { signedIn: true } },
  { path: 'moderazione/domande', lazy: async () => ({ Component: (await moderation()).UnansweredPage }), handle: { signedIn: true } },
  { path: 'moderazione/:key', lazy: async () => ({ Component: (await moderation()).QueuePage }), handle: { signedIn: true } },
  { path: 'moderazione/:key/registro', lazy: async () => ({ Component: (await moderation()).LogPage }), handle: { signedIn: true } },
  { path: 'moderazione/:key/limiti', lazy: async () => ({ Component: (await moderation()).LimitsPage }), handle: { signedIn: true } },
  { path: 'calendario', lazy: async () => ({ Component: (await calendar()).CalendarPage }) },
  { path: 'calendario/nuovo', lazy: async () => ({ Component: (await calendar()).NewMeetingPage }), handle: { signedIn: true } },
  { path: 'calendario/:id', lazy: async () => ({ Component: (await calendar()).MeetingPage }) },
  { path: 'calendario/:id/modifica', lazy: async () => ({ Component: (await calendar()).ChangeMeetingPage }), handle: { signedIn: true } },
];
