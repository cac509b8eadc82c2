import { UserMenu } from '@province-comuni/identity-web';
import { UnreadNotices } from '@province-comuni/notices-web';
import { HeaderSearch } from '@province-comuni/search-web';
import { useMessages, useViewer } from '@province-comuni/shared-ui';
import { Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useInstallation } from '../installation.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { MainNavigation } from './MainNavigation.js';

/** Who answers for the service, who looks, where one is and where one can go. The name of the site is no heading. */
export function Header(): ReactNode {
  const t = useMessages('shell');
  const { owner } = useInstallation();
  const viewer = useViewer();
  return (
    <header className="pc-header">
      <div className="pc-slim">
        <div className="container">
          <span className="pc-slim__owner">{owner}</span>
          <LanguageSwitch />
          {viewer && (
            <Suspense fallback={<span className="pc-slim__bell" />}>
              <UnreadNotices />
            </Suspense>
          )}
          <UserMenu />
        </div>
      </div>
      <div className="pc-brand">
        <div className="container">
          <Link to="/">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <path d="M4 12 16 5l12 7v2H4zm3 4h3v8H7zm7.5 0h3v8h-3zM22 16h3v8h-3zM4 26h24v2H4z" fill="currentColor" />
            </svg>
            <span>
              <span className="pc-brand__name">{t('site')}</span>
              <span className="pc-brand__tagline">{t('tagline')}</span>
            </span>
          </Link>
          <HeaderSearch />
        </div>
      </div>
      <MainNavigation />
    </header>
  );
}
