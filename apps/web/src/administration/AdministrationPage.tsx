import './erasures/messages.js';
import './mail/messages.js';
import { Field, Page, TextInput, useMessages, useSettled } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { FoundEnti } from './FoundEnti.js';

/** UPI's amministratore looks for an Ente; the search stands in the address. */
export function AdministrationPage(): ReactNode {
  const t = useMessages('shell');
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  return (
    <Page title={t('admin.title')} lead={t('admin.lead')} crumbs={[{ label: t('admin.title') }]} actions={<Ways />}>
      <search className="pc-narrow">
        <Field id="admin-search" label={t('admin.search')} help={t('admin.searchHelp')}>
          <TextInput type="search" autoComplete="off" value={text} onChange={(value) => setSearch(value ? { q: value } : {}, { replace: true, preventScrollReset: true })} />
        </Field>
      </search>
      <p>{t('admin.notThere')} <Link to={`/amministrazione/enti/nuovo${text ? `?nome=${encodeURIComponent(text)}` : ''}`}>{t('admin.add')}</Link></p>
      <FoundEnti text={useSettled(text.trim(), 250)} />
    </Page>
  );
}

function Ways(): ReactNode {
  const t = useMessages('shell');
  const mail = useMessages('incomingMail');
  const erasures = useMessages('erasures');
  return (
    <>
      <Link className="btn btn-outline-primary" to="/amministrazione/anagrafe">{t('admin.registry')}</Link>
      <Link className="btn btn-outline-primary" to="/amministrazione/posta">{mail('title')}</Link>
      <Link className="btn btn-outline-primary" to="/amministrazione/posta/partenza">{mail('outgoing')}</Link>
      <Link className="btn btn-outline-primary" to="/amministrazione/cancellazioni">{erasures('title')}</Link>
    </>
  );
}
