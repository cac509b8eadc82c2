import './models.css';
import type { RouteObject } from 'react-router';

export { WaitingForMe } from './components/WaitingForMe.js';

/** The pages of this domain, each loaded when first opened. */
export const modelRoutes: RouteObject[] = [
  { path: 'modelli', lazy: async () => ({ Component: (await import('./pages/ModelsPage.js')).ModelsPage }) },
  { path: 'modelli/:key', lazy: async () => ({ Component: (await import('./pages/ModelPage.js')).ModelPage }) },
  { path: 'modelli/:key/adotta', lazy: async () => ({ Component: (await import('./pages/AdoptPage.js')).AdoptPage }), handle: { signedIn: true } },
  { path: 'modelli/:key/importa', lazy: async () => ({ Component: (await import('./pages/ImportStartPage.js')).ImportStartPage }), handle: { signedIn: true } },
  { path: 'modelli/:key/scostamenti', lazy: async () => ({ Component: (await import('./deviations/DeviationsPage.js')).DeviationsPage }), handle: { signedIn: true, curators: true } },
  { path: 'modelli/:key/scostamenti/:clauseId', lazy: async () => ({ Component: (await import('./deviations/WordingsPage.js')).WordingsPage }), handle: { signedIn: true, curators: true } },
  { path: 'importazioni/:id', lazy: async () => ({ Component: (await import('./pages/ImportReviewPage.js')).ImportReviewPage }), handle: { signedIn: true } },
  { path: 'atti', lazy: async () => ({ Component: (await import('./pages/InstancesPage.js')).InstancesPage }), handle: { signedIn: true } },
  { path: 'atti/:id', lazy: async () => ({ Component: (await import('./pages/InstancePage.js')).InstancePage }), handle: { signedIn: true } },
  { path: 'atti/:id/approvazione', lazy: async () => ({ Component: (await import('./approval/ApprovalPage.js')).ApprovalPage }), handle: { signedIn: true } },
  { path: 'atti/:id/word', lazy: async () => ({ Component: (await import('./word/WordPage.js')).WordPage }), handle: { signedIn: true } },
  { path: 'atti/:id/aggiorna', lazy: async () => ({ Component: (await import('./upgrade/UpgradePage.js')).UpgradePage }), handle: { signedIn: true } },
  { path: 'revisione', lazy: async () => ({ Component: (await import('./review/GuestReviewPage.js')).GuestReviewPage }) },
  { path: 'clausole', lazy: async () => ({ Component: (await import('./clauses/ClausesPage.js')).ClausesPage }) },
  { path: 'norme', lazy: async () => ({ Component: (await import('./laws/LawsPage.js')).LawsPage }), handle: { signedIn: true, curators: true } },
  { path: 'laboratorio', lazy: async () => ({ Component: (await import('./workshop/WorkshopPage.js')).WorkshopPage }), handle: { signedIn: true, curators: true } },
  { path: 'laboratorio/:draftId', lazy: async () => ({ Component: (await import('./workshop/DraftPage.js')).DraftPage }), handle: { signedIn: true, curators: true } },
];
