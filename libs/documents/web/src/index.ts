import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** What of the library waits for the viewer, for his home. */
export const WaitingDocuments = lazy(() => import('./components/WaitingDocuments.js'));

/** Documents that the viewer is asked to read, for his home. */
export const WaitingReadings = lazy(() => import('./together/WaitingReadings.js'));

/** The pages of this domain, each loaded when first opened. */
export const documentRoutes: RouteObject[] = [
  { path: 'documenti', lazy: async () => ({ Component: (await import('./pages/LibraryPage.js')).LibraryPage }) },
  { path: 'documenti/nuovi', lazy: async () => ({ Component: (await import('./pages/NewDocumentsPage.js')).NewDocumentsPage }), handle: { signedIn: true } },
  { path: 'documenti/importazioni', lazy: async () => ({ Component: (await import('./bulk-import/BulkImportsPage.js')).BulkImportsPage }), handle: { signedIn: true } },
  { path: 'documenti/importazioni/:id', lazy: async () => ({ Component: (await import('./bulk-import/BulkImportPage.js')).BulkImportPage }), handle: { signedIn: true } },
  { path: 'documenti/parole', lazy: async () => ({ Component: (await import('./pages/KeywordsPage.js')).KeywordsPage }), handle: { signedIn: true, curators: true } },
  { path: 'documenti/ospite/:secret', lazy: async () => ({ Component: (await import('./pages/GuestDocumentPage.js')).GuestDocumentPage }) },
  { path: 'documenti/raccolte', lazy: async () => ({ Component: (await import('./pages/CollectionsPage.js')).CollectionsPage }) },
  { path: 'documenti/raccolte/nuova', lazy: async () => ({ Component: (await import('./pages/NewCollectionPage.js')).NewCollectionPage }), handle: { signedIn: true } },
  { path: 'documenti/raccolte/:id', lazy: async () => ({ Component: (await import('./pages/CollectionPage.js')).CollectionPage }) },
  { path: 'documenti/:id', lazy: async () => ({ Component: (await import('./pages/DocumentPage.js')).DocumentPage }) },
  { path: 'documenti/:id/confronta', lazy: async () => ({ Component: (await import('./pages/CompareVersionsPage.js')).CompareVersionsPage }) },
];
