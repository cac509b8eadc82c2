import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** What of the plan waits for the viewer, for his home. */
export const PianoReminders = lazy(() => import('./components/PianoReminders.js'));

/** The pages of this domain, each loaded when first opened. */
export const pianiRoutes: RouteObject[] = [
  { path: 'piani', lazy: async () => ({ Component: (await import('./pages/PianiPage.js')).PianiPage }) },
  { path: 'piani/:enteId', lazy: async () => ({ Component: (await import('./pages/PianoPage.js')).PianoPage }) },
];
