import { EmptyState, Failure, Field, Notice, Page, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { PracticesDocument, ProposePracticeDocument } from '../generated/graphql.js';
import '../messages.js';
import '../practices.css';
import { useRoles } from '../useRoles.js';

/** A new sheet: its name, and then the seven dimensions. */
export function ProposePage(): ReactElement {
  const t = useMessages('practices');
  const { writable } = useRoles();
  const navigate = useNavigate();
  const { data } = useQuery(PracticesDocument, { variables: { filter: null, order: 'NOME', first: 1 } });
  const [form, setForm] = useState({ enteId: writable[0]?.enteId ?? '', pillarKey: '', title: '', summary: '' });
  const [clientKey] = useState(() => crypto.randomUUID());
  const change = useChange(ProposePracticeDocument, (answer) => answer.proposePractice);
  const set = (part: Partial<typeof form>): void => setForm((now) => ({ ...now, ...part }));
  const crumbs = [{ label: t('title'), to: '/buone-pratiche' }, { label: t('propose_.title') }];

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await change.run({ input: { ...form, clientKey } });
    if (done?.__typename === 'PracticeProposed') await navigate(`/buone-pratiche/${done.practiceId}/modifica?parte=SERVIZI`);
  }

  if (writable.length === 0) return <Page title={t('propose_.title')} crumbs={crumbs}><EmptyState title={t('propose_.notYours')} /></Page>;
  return (
    <Page title={t('propose_.title')} lead={t('propose_.lead')} crumbs={crumbs}>
      {change.message && <Notice kind="danger">{change.message}</Notice>}
      {change.error !== null && <Failure error={change.error} />}
      <form onSubmit={(event) => void go(event)} noValidate>
        {writable.length > 1 && (
          <Field id="ente" label={t('propose_.ente')} required>
            <Select value={form.enteId} onChange={(enteId) => set({ enteId })} placeholder={null} options={writable.map(({ enteId, ente }) => ({ value: enteId, label: ente }))} />
          </Field>
        )}
        <Field id="pilastro" label={t('propose_.pillar')} required error={change.problems['pillarKey']}>
          <Select value={form.pillarKey} onChange={(pillarKey) => set({ pillarKey })} options={(data?.pillars ?? []).map(({ key, name }) => ({ value: key, label: name }))} />
        </Field>
        <Field id="titolo" label={t('propose_.name')} required error={change.problems['title']}>
          <TextInput value={form.title} onChange={(title) => set({ title })} />
        </Field>
        <Field id="sintesi" label={t('propose_.summary')} required error={change.problems['summary']}>
          <TextArea value={form.summary} onChange={(summary) => set({ summary })} />
        </Field>
        <button type="submit" className="btn btn-primary" disabled={change.busy}>
          {t('propose_.go')}
        </button>
      </form>
    </Page>
  );
}
