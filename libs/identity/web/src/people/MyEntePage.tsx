import '../page-messages.js';
import { EmptyState, Field, Page, Select, useMessages, useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { PeopleOfEnte } from './PeopleOfEnte.js';

/** The viewer's Ente; who has more than one chooses, and the choice stands in the address. */
export function MyEntePage(): ReactNode {
  const t = useMessages('identity');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const memberships = viewer?.memberships ?? [];
  const chosen = memberships.find((membership) => membership.enteId === search.get('ente')) ?? memberships[0];
  if (!chosen) {
    return (
      <Page title={t('ente.mine')} crumbs={[{ label: t('ente.mine') }]}>
        <EmptyState title={t('ente.none')}><p>{t('ente.noneText')}</p></EmptyState>
      </Page>
    );
  }
  return (
    <Page title={chosen.ente} lead={t('ente.lead')} crumbs={[{ label: t('ente.mine') }]}>
      {memberships.length > 1 && (
        <div className="pc-narrow">
          <Field id="my-ente" label={t('ente.choose')}>
            <Select value={chosen.enteId} placeholder={null} onChange={(ente) => setSearch({ ente })} options={memberships.map(({ enteId, ente }) => ({ value: enteId, label: ente }))} />
          </Field>
        </div>
      )}
      <PeopleOfEnte key={chosen.enteId} ente={{ id: chosen.enteId, kind: chosen.enteKind, name: chosen.ente }} />
    </Page>
  );
}
