import type { RouteObject } from 'react-router';

export { HeaderSearch } from './header/HeaderSearch.js';

/** The pages of this domain, each loaded when first opened. */
export const searchRoutes: RouteObject[] = [
  { path: 'cerca', lazy: async () => ({ Component: (await import('./pages/SearchPage.js')).SearchPage }) },
  { path: 'cerca/salvate', lazy: async () => ({ Component: (await import('./pages/SavedSearchesPage.js')).SavedSearchesPage }), handle: { signedIn: true } },
  { path: 'cerca/sinonimi', lazy: async () => ({ Component: (await import('./pages/SynonymsPage.js')).SynonymsPage }), handle: { signedIn: true, curators: true } },
];
