import './messages.js';
import '../notices.css';
import { Badge, Button, Dialog, EmptyState, Failure, Field, Notice, Page, RadioCards, readKept, Skeleton, TextArea, TextInput, useMessages, writeKept } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { CreateNewsletterDocument, NewsletterDocument, RemoveNewsletterDocument, SaveNewsletterDocument, type NewsletterQuery } from './generated/graphql.js';
import { draftOf, emptyDraft, inputOf, type NewsletterDraft } from './newsletter-draft.js';
import { PreviewPanel } from './PreviewPanel.js';
import { SectionsEditor } from './SectionsEditor.js';
import { SendPanel } from './SendPanel.js';

type Issue = NonNullable<NewsletterQuery['newsletter']>;

const READERS = ['TUTTI', 'PROVINCE', 'COMUNI'];

/** What was typed and not saved, with the revision it began from. */
interface Kept {
  readonly revision: number;
  readonly draft: NewsletterDraft;
}

/** A new issue. */
export function NewIssuePage(): ReactElement {
  return <Editor issue={null} isSaved={false} onSaved={() => undefined} onChanged={async () => undefined} />;
}

/** An issue: composed while it is a draft, then looked at. */
export function EditIssuePage(): ReactElement {
  const t = useMessages('newsletter');
  const { id = '' } = useParams();
  const { state } = useLocation() as { readonly state: { readonly isSaved?: boolean } | null };
  // Kept here: each revision is an editor of its own.
  const [isSaved, setSaved] = useState(state?.isSaved ?? false);
  const { data, error, refetch } = useQuery(NewsletterDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const crumbs = [{ label: t('title'), to: '/newsletter' }, { label: t('desk.open'), to: '/newsletter/redazione' }];
  const issue = data?.newsletter;
  if (issue) return <Editor key={`${issue.id} ${issue.revision}`} issue={issue} isSaved={isSaved} onSaved={setSaved} onChanged={refetch} />;
  return (
    <Page title={t(data ? 'desk.unknown' : 'desk.title')} crumbs={[...crumbs, { label: t(data ? 'desk.unknown' : 'desk.title') }]}>
      {error ? <Failure error={error} retry={refetch} /> : data ? <EmptyState title={t('desk.unknown')} action={<Link className="btn btn-primary" to="/newsletter/redazione">{t('desk.title')}</Link>}><p>{t('desk.unknownText')}</p></EmptyState> : <Skeleton lines={10} />}
    </Page>
  );
}

function Editor({ issue, isSaved, onSaved, onChanged }: { readonly issue: Issue | null; readonly isSaved: boolean; readonly onSaved: (isSaved: boolean) => void; readonly onChanged: () => Promise<unknown> }): ReactElement {
  const t = useMessages('newsletter');
  const navigate = useNavigate();
  const place = `newsletter:${issue?.id ?? 'nuova'}`;
  const isDraft = issue === null || issue.state === 'BOZZA';
  const [found] = useState(() => {
    const kept = isDraft ? readKept<Kept>(place) : null;
    return kept?.revision === (issue?.revision ?? 0) ? kept.draft : null;
  });
  const saved = (): NewsletterDraft => (issue ? draftOf(issue) : emptyDraft());
  const [draft, setDraft] = useState<NewsletterDraft>(() => found ?? saved());
  const [isClean, setClean] = useState(found === null);
  const [isRestored, setRestored] = useState(found !== null);
  const [sure, setSure] = useState(false);
  // A second click on a new one, or one after an answer that was lost, is the same issue.
  const [clientKey] = useState(() => crypto.randomUUID());
  const create = useChange(CreateNewsletterDocument, (data) => data.createNewsletter);
  const save = useChange(SaveNewsletterDocument, (data) => data.saveNewsletter);
  const remove = useChange(RemoveNewsletterDocument, (data) => data.removeNewsletter);
  const { problems, message, error, busy } = issue ? save : create;
  // Saving takes the focus away, once from a button that waits, once with the editor of the revision before: it returns to where it was, before the title of the page takes it.
  const actions = useRef<HTMLDivElement>(null);
  const returns = useRef(isSaved);
  useLayoutEffect(() => {
    if (busy) returns.current = true;
    else if (returns.current) {
      returns.current = false;
      if (document.activeElement === null || document.activeElement === document.body) actions.current?.querySelector('button')?.focus();
    }
  }, [busy]);
  const change = (changed: Partial<NewsletterDraft>): void => {
    const next = { ...draft, ...changed };
    setDraft(next);
    setClean(false);
    onSaved(false);
    writeKept(place, { revision: issue?.revision ?? 0, draft: next } satisfies Kept);
  };
  const forget = (): void => writeKept(place, null);
  async function keep(): Promise<void> {
    const outcome = issue ? await save.run({ newsletter: { id: issue.id, seenRevision: issue.revision }, input: inputOf(draft) }) : await create.run({ input: inputOf(draft), clientKey });
    if (!outcome) return;
    forget();
    setClean(true);
    setRestored(false);
    onSaved(true);
    if (issue) await onChanged();
    else await navigate(`/newsletter/redazione/${outcome.id}`, { replace: true, state: { isSaved: true } });
  }
  async function discard(): Promise<void> {
    forget();
    setDraft(saved());
    setClean(true);
    setRestored(false);
  }
  async function removeIt(): Promise<void> {
    if (!issue || !(await remove.run({ newsletter: { id: issue.id, seenRevision: issue.revision } }))) return;
    forget();
    await navigate('/newsletter/redazione');
  }
  const title = issue?.title || t('desk.new');
  return (
    <Page title={title} lead={issue && <Badge tone={issue.state === 'INVIATA' ? 'success' : 'info'}>{t(`desk.states.${issue.state}`)}</Badge>} crumbs={[{ label: t('title'), to: '/newsletter' }, { label: t('desk.open'), to: '/newsletter/redazione' }, { label: title }]}>
      <div role="status">
        {isSaved && isDraft && <Notice kind="success"><p>{t('edit.saved')}</p></Notice>}
        {isRestored && <Notice kind="info"><p>{t('edit.restored')} <button type="button" className="btn btn-link btn-sm" onClick={() => void discard()}>{t('edit.discard')}</button></p></Notice>}
      </div>
      {isDraft ? (
        <>
          {message && <Notice kind="danger"><p>{message}</p></Notice>}
          {error != null && <Failure error={error} />}
          <Field id="newsletter-titolo" label={t('edit.name')} help={t('edit.nameHelp')} error={problems['title']} required>
            <TextInput value={draft.title} maxLength={150} onChange={(value) => change({ title: value })} />
          </Field>
          <Field id="newsletter-introduzione" label={t('edit.intro')} help={t('edit.introHelp')} error={problems['intro']}>
            <TextArea value={draft.intro} rows={5} maxLength={6000} onChange={(intro) => change({ intro })} />
          </Field>
          <Field id="newsletter-lettori" group label={t('edit.readers')} error={problems['readers']}>
            <RadioCards name="newsletter-lettori" value={draft.readers} onChange={(readers) => change({ readers })} options={READERS.map((value) => ({ value, label: t(`edit.readersOf.${value}`), description: t(`edit.readersHelp.${value}`) }))} />
          </Field>
          <SectionsEditor sections={draft.sections} problems={problems} onChange={(sections) => change({ sections })} />
          <div className="notice-list__actions mt-3" ref={actions}>
            <Button color="primary" disabled={busy} onClick={() => void keep()}>{t('edit.save')}</Button>
            {issue && <Button color="danger" outline size="sm" onClick={() => setSure(true)}>{t('edit.delete')}</Button>}
          </div>
          {sure && (
            <Dialog open title={t('edit.delete')} onClose={() => setSure(false)} footer={<Button color="danger" disabled={remove.busy} onClick={() => void removeIt()}>{t('edit.delete')}</Button>}>
              {remove.message && <Notice kind="danger"><p>{remove.message}</p></Notice>}
              {remove.error != null && <Failure error={remove.error} />}
              <p>{t('edit.deleteSure')}</p>
            </Dialog>
          )}
        </>
      ) : (
        <ReadOnly issue={issue} />
      )}
      {issue ? <PreviewPanel key={issue.revision} id={issue.id} revision={issue.revision} /> : <p className="pc-quiet mt-3">{t('preview.first')}</p>}
      {issue && <SendPanel issue={issue} isClean={isClean} onChanged={onChanged} />}
    </Page>
  );
}

function ReadOnly({ issue: { sections, figures } }: { readonly issue: Issue }): ReactElement {
  const t = useMessages('newsletter');
  return (
    <>
      {sections.map(({ heading, items }) => (
        <section key={heading}>
          <h2 className="h5">{heading}</h2>
          <ul>
            {items.map(({ kind, id, title, href, openings }) => (
              <li key={`${kind} ${id}`}>
                {title && href ? <Link to={href}>{title}</Link> : <span className="pc-quiet">{t('edit.gone')}</span>} {figures && <span className="notice-list__facts">{t('edit.openings', { count: openings })}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
