import '../page-messages.js';
import { Page, useMessages, useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
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
      <SecondFactorSection state={viewer.secondFactor} />
      <SessionsSection />
      <section aria-labelledby="profile-password" className="pc-section">
        <h2 id="profile-password">{t('profile.password')}</h2>
        <p>{t('profile.passwordText')}</p>
        <Link className="btn btn-outline-primary btn-sm" to="/password-dimenticata">{t('profile.changePassword')}</Link>
      </section>
    </Page>
  );
}
