import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** What waits for who moderates, for the home. */
export const WaitingModeration = lazy(() => import('./moderation/WaitingModeration.js'));

const calendar = () => import('./events/pages.js');
/** Issues that wait for who looks, for the home. */
export const WaitingIssues = lazy(() => import('./initiatives/MyIssues.js'));

const initiatives = () => import('./initiatives/pages.js');
const groups = () => import('./groups/pages.js');
const moderation = () => import('./moderation/pages.js');

/** The pages of this domain, each loaded when first opened. */
export const communityRoutes: RouteObject[] = [
  { path: 'community', lazy: async () => ({ Component: (await import('./pages/CommunitiesPage.js')).CommunitiesPage }) },
  { path: 'community/apri', lazy: async () => ({ Component: (await groups()).OpenPage }), handle: { signedIn: true } },
  { path: 'community/:key', lazy: async () => ({ Component: (await import('./pages/CommunityPage.js')).CommunityPage }) },
  { path: 'community/:key/nuova', lazy: async () => ({ Component: (await import('./pages/NewDiscussionPage.js')).NewDiscussionPage }), handle: { signedIn: true } },
  { path: 'community/:key/parole', lazy: async () => ({ Component: (await groups()).WordsPage }), handle: { signedIn: true } },
  { path: 'community/:key/regole', lazy: async () => ({ Component: (await groups()).GuidelinesPage }), handle: { signedIn: true } },
  { path: 'community/:key/membri', lazy: async () => ({ Component: (await groups()).MembersPage }), handle: { signedIn: true } },
  { path: 'community/:key/iniziative', lazy: async () => ({ Component: (await initiatives()).InitiativesPage }) },
  { path: 'iniziative/nuova', lazy: async () => ({ Component: (await initiatives()).NewInitiativePage }), handle: { signedIn: true } },
  { path: 'iniziative/:id', lazy: async () => ({ Component: (await initiatives()).InitiativePage }) },
  { path: 'iniziative/:id/modifica', lazy: async () => ({ Component: (await initiatives()).ChangeInitiativePage }), handle: { signedIn: true } },
  { path: 'iniziative/:id/nuova', lazy: async () => ({ Component: (await initiatives()).NewIssuePage }), handle: { signedIn: true } },
  { path: 'questioni/:id', lazy: async () => ({ Component: (await initiatives()).IssuePage }) },
  { path: 'questioni/:id/modifica', lazy: async () => ({ Component: (await initiatives()).ChangeIssuePage }), handle: { signedIn: true } },
  { path: 'community/:key/:discussion', lazy: async () => ({ Component: (await import('./pages/DiscussionPage.js')).DiscussionPage }), handle: { keepsItsPlace: true } },
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
