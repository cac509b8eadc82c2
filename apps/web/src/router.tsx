import { adhesionRoutes } from '@province-comuni/adhesions-web';
import { costRoutes } from '@province-comuni/costs-web';
import { communityRoutes } from '@province-comuni/communities-web';
import { documentRoutes } from '@province-comuni/documents-web';
import { identityRoutes, peopleFound, RequireSignIn } from '@province-comuni/identity-web';
import { modelRoutes } from '@province-comuni/models-web';
import { noticeRoutes } from '@province-comuni/notices-web';
import { pianiRoutes } from '@province-comuni/piani-di-riassetto-web';
import { practiceRoutes } from '@province-comuni/practices-web';
import { questionnaireRoutes } from '@province-comuni/questionnaires-web';
import { searchRoutes } from '@province-comuni/search-web';
import { watchNavigations } from '@province-comuni/shared-ui';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { AdministratorsOnly, CuratorsOnly } from './administration/AdministratorsOnly.js';
import { HomePage } from './home/HomePage.js';
import { ErrorPage } from './shell/ErrorPage.js';
import { NotFoundPage } from './shell/NotFoundPage.js';
import { forgetFirstVisit } from './shell/scroll-places.js';
import { Shell } from './shell/Shell.js';

const staticRoutes: RouteObject[] = [
  { path: 'accessibilita', lazy: async () => ({ Component: (await import('./static/AccessibilityPage.js')).AccessibilityPage }) },
  { path: 'privacy', lazy: async () => ({ Component: (await import('./static/PrivacyPage.js')).PrivacyPage }) },
  { path: 'note-legali', lazy: async () => ({ Component: (await import('./static/LegalNotesPage.js')).LegalNotesPage }) },
  { path: 'codice-sorgente', lazy: async () => ({ Component: (await import('./static/SourceCodePage.js')).SourceCodePage }) },
  { path: 'segnalazioni', lazy: async () => ({ Component: (await import('./static/ReportPage.js')).ReportPage }) },
];

const administrationRoutes: RouteObject = {
  path: 'amministrazione',
  Component: RequireSignIn,
  children: [
    {
      Component: AdministratorsOnly,
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./administration/AdministrationPage.js')).AdministrationPage }) },
        { path: 'anagrafe', lazy: async () => ({ Component: (await import('./administration/registry/RegistryImportPage.js')).RegistryImportPage }) },
        { path: 'posta', lazy: async () => ({ Component: (await import('./administration/mail/IncomingMailPage.js')).IncomingMailPage }) },
        { path: 'posta/partenza', lazy: async () => ({ Component: (await import('./administration/mail/OutgoingMailPage.js')).OutgoingMailPage }) },
        { path: 'cancellazioni', lazy: async () => ({ Component: (await import('./administration/erasures/ErasuresPage.js')).ErasuresPage }) },
        { path: 'enti/nuovo', lazy: async () => ({ Component: (await import('./administration/registry/AddEntePage.js')).AddEntePage }) },
        { path: 'enti/:enteId', lazy: async () => ({ Component: (await import('./administration/EntePeoplePage.js')).EntePeoplePage }) },
      ],
    },
  ],
};

/** For whom a domain says a page is. */
interface ForWhom {
  readonly signedIn?: boolean;
  readonly curators?: boolean;
}

/** Routes that a domain marks as for signed-in people or for UPI's curators, behind the sign-in; the others as they are. */
function guarded(routes: readonly RouteObject[]): RouteObject[] {
  const marked = (mark: keyof ForWhom) => (route: RouteObject): boolean => (route.handle as ForWhom | undefined)?.[mark] === true;
  const forSignedIn = routes.filter(marked('signedIn'));
  return [
    ...routes.filter((route) => !forSignedIn.includes(route)),
    { Component: RequireSignIn, children: [...forSignedIn.filter((route) => !marked('curators')(route)), { Component: CuratorsOnly, children: forSignedIn.filter(marked('curators')) }] },
  ];
}

/** Every address of the product. A page that breaks shows its error inside the frame. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    HydrateFallback: () => null,
    children: [
      {
        // A page that breaks leaves header and footer where they are.
        ErrorBoundary: ErrorPage,
        children: [{ index: true, Component: HomePage }, ...guarded([...modelRoutes, ...adhesionRoutes, ...documentRoutes, ...practiceRoutes, ...pianiRoutes, ...costRoutes, ...searchRoutes(peopleFound), ...noticeRoutes, ...communityRoutes, ...questionnaireRoutes]), { path: 'enti/:id', lazy: async () => ({ Component: (await import('./enti/EntePage.js')).EntePage }) }, ...identityRoutes, administrationRoutes, ...staticRoutes, { path: '*', Component: NotFoundPage }],
      },
    ],
  },
]);

watchNavigations(router);
forgetFirstVisit();
