import type { RouteObject } from 'react-router';

/** The pages of this domain, each loaded when first opened. */
export const costRoutes: RouteObject[] = [{ path: 'simulatore', lazy: async () => ({ Component: (await import('./pages/SimulatorPage.js')).SimulatorPage }), handle: { signedIn: true } }];
