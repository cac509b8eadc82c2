import { createElement, type ComponentType } from 'react';
import type { RouteObject } from 'react-router';

export { HeaderSearch } from './header/HeaderSearch.js';

/** What others find for the words of a search, where no index may hold it. */
export type BesideResults = ComponentType<{ readonly query: string }>;

/** The pages of this domain, each loaded when first opened. @param beside fetches what stands before the results of a search, whoever makes it */
export const searchRoutes = (beside: () => Promise<BesideResults>): RouteObject[] => [
  {
    path: 'cerca',
    lazy: async () => {
      const [{ SearchPage }, Beside] = await Promise.all([import('./pages/SearchPage.js'), beside()]);
      return { Component: () => createElement(SearchPage, { Beside }) };
    },
  },
  { path: 'cerca/salvate', lazy: async () => ({ Component: (await import('./pages/SavedSearchesPage.js')).SavedSearchesPage }), handle: { signedIn: true } },
  { path: 'cerca/sinonimi', lazy: async () => ({ Component: (await import('./pages/SynonymsPage.js')).SynonymsPage }), handle: { signedIn: true, curators: true } },
];
