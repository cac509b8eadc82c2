import type { RouteObject } from 'react-router';

/** The pages of this domain, each loaded when first opened. */
export const pianiRoutes: RouteObject[] = [
  { path: 'piani', lazy: async () => ({ Component: (await import('./pages/PianiPage.js')).PianiPage }) },
  { path: 'piani/:enteId', lazy: async () => ({ Component: (await import('./pages/PianoPage.js')).PianoPage }) },
];
