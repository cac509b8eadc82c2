import { SessionLostDialog } from '@province-comuni/identity-web';
import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { ConnectionBanner } from './ConnectionBanner.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { KEPT_PLACES, visitOf } from './scroll-places.js';
import { SkipLinks } from './SkipLinks.js';

/** The frame of every page. */
export function Shell({ children }: { readonly children?: ReactNode }): ReactNode {
  const t = useMessages('shell');
  const loading = useNavigation().state === 'loading';
  return (
    <>
      <SkipLinks />
      <Header />
      <ConnectionBanner />
      <main id="contenuto" tabIndex={-1} aria-busy={loading} aria-label={t('main')}>
        {children ?? <Outlet />}
      </main>
      <Footer />
      <SessionLostDialog />
      <ScrollRestoration getKey={visitOf} storageKey={KEPT_PLACES} />
    </>
  );
}
