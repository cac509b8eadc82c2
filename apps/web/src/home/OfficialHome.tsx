import { WaitingAdhesions } from '@province-comuni/adhesions-web';
import { WaitingIssues, WaitingModeration } from '@province-comuni/communities-web';
import { WaitingDocuments, WaitingReadings } from '@province-comuni/documents-web';
import { WaitingForMe } from '@province-comuni/models-web';
import { WaitingNotices } from '@province-comuni/notices-web';
import { PianoReminders } from '@province-comuni/piani-di-riassetto-web';
import { WaitingQuestionnaires } from '@province-comuni/questionnaires-web';
import { Notice, Page, useMessages, type Viewer } from '@province-comuni/shared-ui';
import { Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { curates } from '../administration/administers.js';

/** Greeting with Ente and role, then the list of what waits. */
export function OfficialHome({ viewer }: { readonly viewer: Viewer }): ReactNode {
  const t = useMessages('shell');
  const identity = useMessages('identity');
  const writesActs = viewer.memberships.some(({ enteKind }) => enteKind === 'PROVINCIA');
  const roles = viewer.memberships.map(({ enteId, ente, role }) => <div key={`${enteId}-${role}`}>{t('home.asRole', { role: identity(`role.${role}`), ente })}</div>);
  return (
    <Page title={t('home.greeting', { name: viewer.name })} lead={roles.length > 0 ? roles : t('home.noRole')}>
      {viewer.secondFactor === 'MUST_ENROL' && (
        <Notice kind="warning">
          <p>
            {t('home.mustEnrol')} <Link to="/profilo">{t('home.enrol')}</Link>
          </p>
        </Notice>
      )}
      {curates(viewer) && (
        <section className="pc-section pc-card">
          <h2 className="h5"><Link to="/laboratorio">{t('home.workshop')}</Link></h2>
          <p>{t('home.workshopText')}</p>
        </section>
      )}
      <WaitingForMe writesActs={writesActs} />
      {writesActs && (
        <p>
          <Link to="/simulatore">{t('home.simulator')}</Link>
        </p>
      )}
      <Suspense fallback={null}>
        <WaitingAdhesions />
        <WaitingIssues />
        <WaitingModeration />
        <WaitingQuestionnaires />
        <WaitingReadings />
        <WaitingNotices />
        <WaitingDocuments />
        <PianoReminders />
      </Suspense>
    </Page>
  );
}
