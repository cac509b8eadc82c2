import './messages.js';
import '../communities.css';
import { Button, Failure, Field, Notice, Page, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useSettled } from '../hooks/useSettled.js';
import { ChangeInitiativeDocument, InitiativeDocument, InitiativeEntiDocument, InitiativesCommunityDocument, OpenInitiativeDocument } from './generated/graphql.js';
import { UnknownPage } from './UnknownPage.js';

const SHORTEST = 3;

interface Draft {
  readonly title: string;
  readonly purpose: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly enti: readonly { readonly id: string; readonly name: string }[];
}

/** Opens an initiative of a community (`?community=sua`). */
export function NewInitiativePage(): ReactElement {
  const t = useMessages('initiatives');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const key = search.get('community') ?? '';
  const { data, error, refetch } = useQuery(InitiativesCommunityDocument, { variables: { key } });
  const [clientKey] = useState(() => crypto.randomUUID() as string);
  const open = useChange(OpenInitiativeDocument, (result) => result.openInitiative, { refetch: ['Initiatives'] });
  const community = data?.community;
  if (data && !community?.viewerCan.moderate) return <UnknownPage />;
  async function go({ enti, ...draft }: Draft): Promise<void> {
    const outcome = community && (await open.run({ communityId: community.id, input: { ...draft, enteIds: enti.map(({ id }) => id) }, clientKey }));
    if (outcome) await navigate(`/iniziative/${outcome.initiativeId}`);
  }
  return (
    <Page title={t('new')} crumbs={[{ label: t('communities'), to: '/community' }, ...(community ? [{ label: community.title, to: `/community/${key}` }, { label: t('title'), to: `/community/${key}/iniziative` }] : []), { label: t('new') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {community && <InitiativeForm initial={{ title: '', purpose: '', startsOn: '', endsOn: '', enti: [] }} change={open} save={t('form.open')} leaveTo={`/community/${key}/iniziative`} onSave={go} />}
    </Page>
  );
}

/** Changes the words of an initiative. */
export function ChangeInitiativePage(): ReactElement {
  const t = useMessages('initiatives');
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(InitiativeDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const change = useChange(ChangeInitiativeDocument, (result) => result.changeInitiative, { refetch: ['Initiative'] });
  const initiative = data?.initiative;
  if (data && !initiative?.viewerCan.arrange) return <UnknownPage />;
  async function save({ enti, ...draft }: Draft): Promise<void> {
    if (initiative && (await change.run({ id, seenRevision: initiative.revision, input: { ...draft, enteIds: enti.map((ente) => ente.id) } }))) await navigate(`/iniziative/${id}`);
  }
  return (
    <Page title={t('change')} crumbs={[{ label: t('communities'), to: '/community' }, ...(initiative ? [{ label: initiative.communityTitle, to: `/community/${initiative.communityKey}` }, { label: initiative.title, to: `/iniziative/${id}` }] : []), { label: t('change') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {initiative && <InitiativeForm initial={{ ...initiative, endsOn: initiative.endsOn ?? '' }} change={change} save={t('form.save')} leaveTo={`/iniziative/${id}`} onSave={save} />}
    </Page>
  );
}

interface FormProps {
  readonly initial: Draft;
  readonly change: { readonly busy: boolean; readonly problems: Readonly<Record<string, string>>; readonly message: string | null; readonly error: unknown };
  readonly save: string;
  readonly leaveTo: string;
  readonly onSave: (draft: Draft) => Promise<void>;
}

function InitiativeForm({ initial, change, save, leaveTo, onSave }: FormProps): ReactElement {
  const t = useMessages('initiatives');
  const [draft, setDraft] = useState<Draft>(() => ({ title: initial.title, purpose: initial.purpose, startsOn: initial.startsOn, endsOn: initial.endsOn, enti: initial.enti.map(({ id, name }) => ({ id, name })) }));
  const set = (changed: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changed }));
  const { problems } = change;
  return (
    <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void onSave(draft))}>
      <Field id="iniziativa-titolo" label={t('form.title')} error={problems['title']} required>
        <TextInput value={draft.title} maxLength={200} onChange={(title) => set({ title })} />
      </Field>
      <Field id="iniziativa-scopo" label={t('form.purpose')} error={problems['purpose']} required>
        <TextArea value={draft.purpose} rows={3} onChange={(purpose) => set({ purpose })} />
      </Field>
      <div className="com-filters">
        <Field id="iniziativa-inizio" label={t('form.startsOn')} error={problems['startsOn']} required>
          <TextInput type="date" value={draft.startsOn} onChange={(startsOn) => set({ startsOn })} />
        </Field>
        <Field id="iniziativa-fine" label={t('form.endsOn')} help={t('form.endsHelp')} error={problems['endsOn']}>
          <TextInput type="date" value={draft.endsOn} onChange={(endsOn) => set({ endsOn })} />
        </Field>
      </div>
      <Enti enti={draft.enti} problem={problems['enteIds']} onChange={(enti) => set({ enti })} />
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      <div className="com-buttons">
        <Button color="primary" type="submit" disabled={change.busy}>{save}</Button>
        <Link className="btn btn-outline-primary" to={leaveTo}>{t('form.leave')}</Link>
      </div>
    </form>
  );
}

function Enti({ enti, problem, onChange }: { readonly enti: Draft['enti']; readonly problem: string | undefined; readonly onChange: (enti: Draft['enti']) => void }): ReactElement {
  const t = useMessages('initiatives');
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const { data } = useQuery(InitiativeEntiDocument, { variables: { text: settled }, skip: settled.length < SHORTEST });
  const found = settled.length < SHORTEST ? [] : (data?.enti.nodes ?? []).filter(({ id }) => !enti.some((ente) => ente.id === id));
  return (
    <section aria-labelledby="enti-scelti">
      <h2 id="enti-scelti" className="h6">{t('form.enti')}</h2>
      {enti.length === 0 && <p>{t('form.none')}</p>}
      <ul className="com-plain">
        {enti.map(({ id, name }) => (
          <li key={id}>
            {name} <button type="button" className="com-link" aria-label={t('form.removeOf', { name })} onClick={() => onChange(enti.filter((ente) => ente.id !== id))}>{t('form.remove')}</button>
          </li>
        ))}
      </ul>
      <Field id="iniziativa-ente" label={t('form.find')} help={t('form.findHelp')} error={problem}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      <ul className="com-plain">
        {found.map(({ id, denominazione }) => (
          <li key={id}>
            <button type="button" className="com-link" onClick={() => (onChange([...enti, { id, name: denominazione }]), setText(''))}>{t('form.add', { name: denominazione })}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
