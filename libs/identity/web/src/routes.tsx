import type { RouteObject } from 'react-router';
import { RequireSignIn } from './viewer/RequireSignIn.js';

/** Pages of accounts and people; each is loaded when it is opened. */
export const identityRoutes: RouteObject[] = [
  { path: 'accedi', lazy: async () => ({ Component: (await import('./sign-in/SignInPage.js')).SignInPage }) },
  { path: 'password-dimenticata', lazy: async () => ({ Component: (await import('./password/ForgottenPasswordPage.js')).ForgottenPasswordPage }) },
  { path: 'reimposta-password', lazy: async () => ({ Component: (await import('./password/NewPasswordPage.js')).NewPasswordPage }) },
  { path: 'invito', lazy: async () => ({ Component: (await import('./invitation/InvitationPage.js')).InvitationPage }) },
  {
    Component: RequireSignIn,
    children: [
      { path: 'profilo', lazy: async () => ({ Component: (await import('./profile/ProfilePage.js')).ProfilePage }) },
      { path: 'profilo/dati', lazy: async () => ({ Component: (await import('./own-data/OwnDataPage.js')).OwnDataPage }) },
      { path: 'persone', lazy: async () => ({ Component: (await import('./directory/PeoplePage.js')).PeoplePage }) },
      { path: 'persone/:id', lazy: async () => ({ Component: (await import('./directory/MemberPage.js')).MemberPage }) },
      { path: 'ente', lazy: async () => ({ Component: (await import('./people/MyEntePage.js')).MyEntePage }) },
      { path: 'posta', lazy: async () => ({ Component: (await import('./outbox/MailOutboxPage.js')).MailOutboxPage }) },
    ],
  },
];
