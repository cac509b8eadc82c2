import type { RouteObject } from 'react-router';

/** The pages of this domain, each loaded when first opened. */
export const practiceRoutes: RouteObject[] = [
  { path: 'buone-pratiche', lazy: async () => ({ Component: (await import('./pages/PracticesPage.js')).PracticesPage }) },
  { path: 'buone-pratiche/confronto', lazy: async () => ({ Component: (await import('./pages/ComparePage.js')).ComparePage }) },
  { path: 'buone-pratiche/pilastri/:key', lazy: async () => ({ Component: (await import('./pages/PillarPage.js')).PillarPage }) },
  { path: 'buone-pratiche/nuova', lazy: async () => ({ Component: (await import('./pages/ProposePage.js')).ProposePage }), handle: { signedIn: true } },
  { path: 'buone-pratiche/:id', lazy: async () => ({ Component: (await import('./pages/PracticePage.js')).PracticePage }) },
  { path: 'buone-pratiche/:id/modifica', lazy: async () => ({ Component: (await import('./pages/EditPracticePage.js')).EditPracticePage }), handle: { signedIn: true } },
];
