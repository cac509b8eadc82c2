import './messages.js';
import '../communities.css';
import { plainPost, type PostText } from '@province-comuni/communities-contract';
import { Button, Failure, Field, Notice, Page, Select, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Composer } from '../parts/Composer.js';
import { useKeptForm } from '../hooks/useKeptForm.js';
import { useSettled } from '../hooks/useSettled.js';
import { RestoredNotice } from '../parts/RestoredNotice.js';
import { ChangeIssueDocument, InitiativeDocument, IssueDocument, IssueMembersDocument, OpenIssueDocument, type IssueKind, type IssueSeverity, type IssueState } from './generated/graphql.js';
import { KINDS, SEVERITIES } from './InitiativePage.js';
import { UnknownPage } from './UnknownPage.js';

interface Named {
  readonly personId: string;
  readonly name: string;
}

interface Draft {
  readonly title: string;
  readonly text: PostText;
  readonly kind: IssueKind;
  readonly severity: IssueSeverity;
  readonly owner: Named | null;
  readonly dueOn: string;
  readonly involved: readonly Named[];
  /** Address or id of a discussion. */
  readonly discussion: string;
  readonly state: IssueState;
  readonly reason: string;
}

/** Opens an issue of an initiative; `?discussione=`: about that discussion. */
export function NewIssuePage(): ReactElement {
  const t = useMessages('initiatives');
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(InitiativeDocument, { variables: { id } });
  const [clientKey] = useState(() => crypto.randomUUID() as string);
  const open = useChange(OpenIssueDocument, (result) => result.openIssue, { refetch: ['Issues', 'Initiative'] });
  const initiative = data?.initiative;
  if (data && !initiative?.viewerCan.openIssue) return <UnknownPage />;
  async function go(draft: Draft, forget: () => void): Promise<void> {
    const outcome = await open.run({ initiativeId: id, input: inputOf(draft), clientKey });
    if (!outcome) return;
    forget();
    await navigate(`/questioni/${outcome.issueId}`);
  }
  const initial: Draft = { title: '', text: plainPost(), kind: 'CRITICITA', severity: 'MEDIA', owner: null, dueOn: '', involved: [], discussion: search.get('discussione') ?? '', state: 'APERTA', reason: '' };
  return (
    <Page title={t('issue.new')} lead={initiative?.title} crumbs={[{ label: t('communities'), to: '/community' }, ...(initiative ? [{ label: initiative.communityTitle, to: `/community/${initiative.communityKey}` }, { label: initiative.title, to: `/iniziative/${id}` }] : []), { label: t('issue.new') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {initiative && <IssueForm place={`pc-issue-in-${id}`} revision={0} initial={initial} next={null} communityId={initiative.communityId} change={open} save={t('issue.form.open')} leaveTo={`/iniziative/${id}`} onSave={go} />}
    </Page>
  );
}

/** Changes an issue, and says why. */
export function ChangeIssuePage(): ReactElement {
  const t = useMessages('initiatives');
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(IssueDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const change = useChange(ChangeIssueDocument, (result) => result.changeIssue, { refetch: ['Issue', 'MyIssues'] });
  const opened = data?.issue;
  if (data && !opened?.canChange) return <UnknownPage />;
  async function save({ state, reason, ...draft }: Draft, forget: () => void): Promise<void> {
    if (!opened || !(await change.run({ id, seenRevision: opened.revision, input: { ...inputOf(draft), state, reason } }))) return;
    forget();
    await navigate(`/questioni/${id}`);
  }
  return (
    <Page title={t('issue.change')} lead={opened?.issue.title} crumbs={[{ label: t('communities'), to: '/community' }, ...(opened ? [{ label: opened.communityTitle, to: `/community/${opened.communityKey}` }, { label: opened.initiativeTitle, to: `/iniziative/${opened.issue.initiativeId}` }, { label: t('issue.title', { number: opened.issue.number }), to: `/questioni/${id}` }] : []), { label: t('issue.change') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {opened && (
        <IssueForm
          place={`pc-issue-${id}`}
          revision={opened.revision}
          initial={{ ...opened.issue, text: opened.text as PostText, owner: opened.issue.owner, dueOn: opened.issue.dueOn ?? '', involved: opened.involved, discussion: opened.discussion?.id ?? '', reason: '' }}
          next={opened.nextStates}
          communityId={opened.communityId}
          change={change}
          save={t('issue.form.save')}
          leaveTo={`/questioni/${id}`}
          onSave={save}
        />
      )}
    </Page>
  );
}

interface FormProps {
  /** Where in this browser it is kept while it is being written. */
  readonly place: string;
  readonly revision: number;
  readonly initial: Draft;
  /** Where it may go from where it is; null: it is being opened. */
  readonly next: readonly IssueState[] | null;
  readonly communityId: string;
  readonly change: { readonly busy: boolean; readonly problems: Readonly<Record<string, string>>; readonly message: string | null; readonly error: unknown };
  readonly save: string;
  readonly leaveTo: string;
  readonly onSave: (draft: Draft, forget: () => void) => Promise<void>;
}

function IssueForm({ place, revision, initial, next, communityId, change, save, leaveTo, onSave }: FormProps): ReactElement {
  const t = useMessages('initiatives');
  const kept = useKeptForm(place, revision, initial);
  const [begun] = useState(kept.draft);
  const { draft, forget } = kept;
  const set = (changed: Partial<Draft>): void => kept.change((before) => ({ ...before, ...changed }));
  const { problems } = change;
  return (
    <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void onSave(draft, forget))}>
      <RestoredNotice shown={kept.isRestored} />
      <Field id="questione-titolo" label={t('issue.form.title')} help={t('issue.form.titleHelp')} error={problems['title']} required>
        <TextInput value={draft.title} maxLength={200} onChange={(title) => set({ title })} />
      </Field>
      <Composer label={t('issue.form.text')} initial={begun.text} communityId={communityId} problem={problems['text']} onChange={(text) => set({ text })} />
      <div className="com-filters">
        <Field id="questione-tipo" label={t('issue.form.kind')} error={problems['kind']}>
          <Select value={draft.kind} placeholder={null} onChange={(kind) => set({ kind: kind as IssueKind })} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Field>
        <Field id="questione-gravita" label={t('issue.form.severity')} error={problems['severity']}>
          <Select value={draft.severity} placeholder={null} onChange={(severity) => set({ severity: severity as IssueSeverity })} options={SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))} />
        </Field>
        <Field id="questione-entro" label={t('issue.form.dueOn')} error={problems['dueOn']}>
          <TextInput type="date" value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
        </Field>
      </div>
      <People id="chi" label={t('issue.form.owner')} communityId={communityId} people={draft.owner ? [draft.owner] : []} problem={problems['ownerId']} onChange={(people) => set({ owner: people.at(-1) ?? null })} />
      <People id="coinvolti" label={t('issue.form.involved')} communityId={communityId} people={draft.involved} problem={problems['involvedIds']} onChange={(involved) => set({ involved })} />
      <Field id="questione-discussione" label={t('issue.form.link')} help={t('issue.form.linkHelp')} error={problems['discussionId']}>
        <TextInput value={draft.discussion} onChange={(discussion) => set({ discussion })} autoComplete="off" />
      </Field>
      {next && (
        <>
          <Field id="questione-stato" label={t('issue.form.state')} error={problems['state']}>
            <Select value={draft.state} placeholder={null} onChange={(state) => set({ state: state as IssueState })} options={[initial.state, ...next].map((value) => ({ value, label: t(`states.${value}`) }))} />
          </Field>
          <Field id="questione-perche" label={t('issue.form.reason')} help={t('issue.form.reasonHelp')} error={problems['reason']}>
            <TextArea value={draft.reason} rows={2} onChange={(reason) => set({ reason })} />
          </Field>
        </>
      )}
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      <div className="com-buttons">
        <Button color="primary" type="submit" disabled={change.busy}>{save}</Button>
        <Link className="btn btn-outline-primary" to={leaveTo} onClick={forget}>{t('issue.form.leave')}</Link>
      </div>
    </form>
  );
}

/** Chosen members, found by name. */
function People({ id, label, communityId, people, problem, onChange }: { readonly id: string; readonly label: string; readonly communityId: string; readonly people: readonly Named[]; readonly problem: string | undefined; readonly onChange: (people: readonly Named[]) => void }): ReactElement {
  const t = useMessages('initiatives');
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const { data } = useQuery(IssueMembersDocument, { variables: { communityId, text: settled }, skip: settled === '' });
  const found = settled === '' ? [] : (data?.communityMembers ?? []).filter(({ personId }) => !people.some((person) => person.personId === personId));
  return (
    <fieldset className="com-panel">
      <legend className="h6">{label}</legend>
      {people.length === 0 && <p>{t('issue.nobody')}</p>}
      <ul className="com-plain">
        {people.map(({ personId, name }) => (
          <li key={personId}>
            {name} <button type="button" className="com-link" aria-label={t('form.removeOf', { name })} onClick={() => onChange(people.filter((person) => person.personId !== personId))}>{t('form.remove')}</button>
          </li>
        ))}
      </ul>
      <Field id={`questione-${id}`} label={t('issue.form.person')} error={problem}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      <ul className="com-plain">
        {found.map(({ personId, name, ente }) => (
          <li key={personId}>
            <button type="button" className="com-link" onClick={() => (onChange([...people, { personId, name }]), setText(''))}>{t('issue.form.choose', { name })}</button> <span className="pc-quiet">{ente}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function inputOf({ title, text, kind, severity, owner, dueOn, involved, discussion }: Omit<Draft, 'state' | 'reason'>): { title: string; text: PostText; kind: IssueKind; severity: IssueSeverity; ownerId: string | null; dueOn: string; involvedIds: string[]; discussionId: string | null } {
  return { title, text, kind, severity, ownerId: owner?.personId ?? null, dueOn, involvedIds: involved.map(({ personId }) => personId), discussionId: discussionIn(discussion) };
}

/** The discussion of an address that was copied; what is none is left as it was typed, and refused. */
function discussionIn(typed: string): string | null {
  const text = typed.trim();
  return text === '' ? null : (/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(text)?.[0] ?? text);
}
