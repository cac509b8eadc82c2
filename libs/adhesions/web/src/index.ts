import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** Conventions that the viewer's Ente is invited to, for his home. */
export const WaitingAdhesions = lazy(() => import('./components/WaitingAdhesions.js'));

/** The pages of this domain, each loaded when first opened. */
export const adhesionRoutes: RouteObject[] = [
  { path: 'atti/:id/adesioni', lazy: async () => ({ Component: (await import('./pages/BoardPage.js')).BoardPage }), handle: { signedIn: true } },
  { path: 'atti/:id/fabbisogni', lazy: async () => ({ Component: (await import('./needs/NeedsPage.js')).NeedsPage }), handle: { signedIn: true } },
  { path: 'adesione', lazy: async () => ({ Component: (await import('./pages/AdhesionPage.js')).GuestAdhesionPage }) },
  { path: 'adesioni/italia', lazy: async () => ({ Component: (await import('./pages/NationalPage.js')).NationalPage }), handle: { signedIn: true, curators: true } },
  { path: 'adesioni/:id', lazy: async () => ({ Component: (await import('./pages/AdhesionPage.js')).AdhesionPage }), handle: { signedIn: true } },
];
