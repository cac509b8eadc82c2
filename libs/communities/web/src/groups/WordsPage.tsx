import './messages.js';
import '../communities.css';
import { Button, Failure, Field, Notice, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { ChangeCommunityWordsDocument, CommunityWordsDocument, type CommunityWordsQuery, type OwnWordsFieldsFragment } from './generated/graphql.js';
import { Changes, KeptPage } from './kept-page.js';

type Kept = NonNullable<CommunityWordsQuery['communityWords']>;

/** The name and the words of a group or a space, for who moderates it, with who changed them. */
export function WordsPage(): ReactElement {
  const t = useMessages('groups');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(CommunityWordsDocument, { variables: { key }, fetchPolicy: 'network-only' });
  return (
    <KeptPage title={t('words.title')} communityKey={key} kept={data && (data.communityWords ?? null)} nameOf={({ words }) => words.title} lead={({ words }) => t('words.lead', { title: words.title })} error={error} retry={refetch}>
      {(kept) => (
        <>
          <WordsForm communityKey={key} kept={kept} again={refetch} />
          <Changes id="parole-storia" title={t('words.history')} changes={kept.changes}>{({ before, after }) => <Difference before={before} after={after} />}</Changes>
        </>
      )}
    </KeptPage>
  );
}

/** Keeps what is typed, whatever others save: they are told of each other. */
function WordsForm({ communityKey, kept, again }: { readonly communityKey: string; readonly kept: Kept; readonly again: () => Promise<unknown> }): ReactElement {
  const t = useMessages('groups');
  const [title, setTitle] = useState(kept.words.title);
  const [purpose, setPurpose] = useState(kept.words.purpose);
  const [thisWeek, setThisWeek] = useState(kept.words.thisWeek);
  const [subjects, setSubjects] = useState(kept.words.subjects.join('\n'));
  const [saved, setSaved] = useState(false);
  const change = useChange(ChangeCommunityWordsDocument, (result) => result.changeCommunityWords, { refetch: ['Communities', 'Community', 'Roster'] });
  async function save(): Promise<void> {
    setSaved(false);
    setSaved((await change.run({ communityId: kept.communityId, seenRevision: kept.revision, input: { title, purpose, thisWeek, subjects: subjects.split('\n') } })) !== null);
    // Also after a refusal: what others wrote meanwhile is on the page, and the next time is seen.
    await again().catch(() => undefined);
  }
  return (
    <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <Field id="parole-nome" label={t('open.title')} error={change.problems['title']} required>
        <TextInput value={title} maxLength={120} onChange={setTitle} />
      </Field>
      <Field id="parole-scopo" label={t('open.purpose')} help={t('open.purposeHelp')} error={change.problems['purpose']} required>
        <TextArea value={purpose} onChange={setPurpose} rows={3} />
      </Field>
      <Field id="parole-settimana" label={t('words.thisWeek')} help={t('words.thisWeekHelp')} error={change.problems['thisWeek']}>
        <TextArea value={thisWeek} onChange={setThisWeek} rows={2} />
      </Field>
      <Field id="parole-temi" label={t('words.subjects')} help={t('words.subjectsHelp')} error={change.problems['subjects']}>
        <TextArea value={subjects} onChange={setSubjects} rows={4} />
      </Field>
      <div role="status">{saved && <Notice kind="success"><p>{t('words.saved')}</p></Notice>}</div>
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      <div className="com-buttons">
        <Button color="primary" type="submit" disabled={change.busy}>{t('words.go')}</Button>
        <Link className="btn btn-outline-primary" to={`/community/${communityKey}`}>{t('open.leave')}</Link>
      </div>
    </form>
  );
}

function Difference({ before, after }: { readonly before: OwnWordsFieldsFragment; readonly after: OwnWordsFieldsFragment }): ReactElement {
  const t = useMessages('groups');
  const lines = [
    [t('open.title'), before.title, after.title],
    [t('open.purpose'), before.purpose, after.purpose],
    [t('words.thisWeek'), before.thisWeek, after.thisWeek],
    [t('words.subjects'), before.subjects.join(', '), after.subjects.join(', ')],
  ] as const;
  return (
    <dl className="mb-0">
      {lines.filter(([, was, is]) => was !== is).map(([label, was, is]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span className="visually-hidden">{t('words.from')}: </span><del>{was || t('words.nothing')}</del> <span aria-hidden="true">→</span> <span className="visually-hidden">{t('words.to')}: </span><ins>{is || t('words.nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
