import '../page-messages.js';
import { Page, useMessages, useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { OwnProfileSection } from '../directory/OwnProfileSection.js';
import { OwnTrustSection } from '../directory/OwnTrustSection.js';
import { ProviderSection } from '../provider/ProviderSection.js';
import { SecondFactorSection } from './SecondFactorSection.js';
import { SessionsSection } from './SessionsSection.js';

export function ProfilePage(): ReactNode {
  const t = useMessages('identity');
  const viewer = useViewer();
  if (!viewer) return null;
  return (
    <Page title={t('profile.title')} crumbs={[{ label: t('profile.title') }]}>
      <section aria-labelledby="profile-who" className="pc-section">
        <h2 id="profile-who">{t('profile.who')}</h2>
        <dl className="pc-facts">
          <dt>{t('profile.name')}</dt>
          <dd>{`${viewer.name} ${viewer.surname}`}</dd>
          <dt>{t('email')}</dt>
          <dd>{viewer.email}</dd>
          <dt>{t('profile.roles')}</dt>
          <dd>
            {viewer.memberships.length === 0 && t('profile.noRoles')}
            {viewer.memberships.map(({ enteId, ente, role }) => (
              <div key={`${enteId}-${role}`}>{`${t(`role.${role}`)} – ${ente}`}</div>
            ))}
          </dd>
        </dl>
      </section>
      <OwnProfileSection />
      <OwnTrustSection />
      <SecondFactorSection state={viewer.secondFactor} />
      <ProviderSection />
      <SessionsSection />
      <section aria-labelledby="profile-password" className="pc-section">
        <h2 id="profile-password">{t('profile.password')}</h2>
        <p>{t('profile.passwordText')}</p>
        <Link className="btn btn-outline-primary btn-sm" to="/password-dimenticata">{t('profile.changePassword')}</Link>
      </section>
      <section aria-labelledby="profile-notices" className="pc-section">
        <h2 id="profile-notices">{t('profile.notices')}</h2>
        <p>{t('profile.noticesText')}</p>
        <Link className="btn btn-outline-primary btn-sm" to="/avvisi?scheda=scelte">{t('profile.noticesGo')}</Link>
      </section>
      <section aria-labelledby="profile-data" className="pc-section">
        <h2 id="profile-data">{t('profile.data')}</h2>
        <p>{t('profile.dataText')}</p>
        <Link className="btn btn-outline-primary btn-sm" to="/profilo/dati">{t('profile.dataGo')}</Link>
      </section>
    </Page>
  );
}
