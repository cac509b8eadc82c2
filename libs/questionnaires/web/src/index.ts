import { lazy } from 'react';
import type { RouteObject } from 'react-router';

/** Questionnaires that wait for the viewer, for his home. */
export const WaitingQuestionnaires = lazy(() => import('./pages/WaitingQuestionnaires.js'));

/** The pages of this domain, each loaded when first opened. */
export const questionnaireRoutes: RouteObject[] = [
  { path: 'questionari', lazy: async () => ({ Component: (await import('./pages/QuestionnairesPage.js')).QuestionnairesPage }), handle: { signedIn: true } },
  { path: 'questionari/nuovo', lazy: async () => ({ Component: (await import('./pages/EditPages.js')).NewQuestionnairePage }), handle: { signedIn: true } },
  { path: 'questionari/:id', lazy: async () => ({ Component: (await import('./pages/AnswerPage.js')).AnswerPage }) },
  { path: 'questionari/:id/modifica', lazy: async () => ({ Component: (await import('./pages/EditPages.js')).ChangeQuestionnairePage }), handle: { signedIn: true } },
  { path: 'questionari/:id/risultati', lazy: async () => ({ Component: (await import('./pages/ResultsPage.js')).ResultsPage }) },
];
