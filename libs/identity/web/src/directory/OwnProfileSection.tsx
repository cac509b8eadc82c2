import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Button, CheckboxList, Failure, Field, Notice, RadioCards, Skeleton, TextArea, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { RefusalNotice } from '../RefusalNotice.js';
import { OwnProfileDocument, SaveProfileDocument, type OwnProfileQuery, type ProfileVisibility } from './generated/graphql.js';

/** What one says of oneself to colleagues, and who sees it. */
export function OwnProfileSection(): ReactNode {
  const t = useMessages('people');
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(OwnProfileDocument, { fetchPolicy: 'network-only' });
  return (
    <section aria-labelledby="profile-shown" className="pc-section">
      <h2 id="profile-shown">{t('mine.title')}</h2>
      <p>
        {t('mine.text')} {viewer && viewer.memberships.length > 0 && <Link to={`/persone/${viewer.id}`}>{t('mine.see')}</Link>}
      </p>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && <ProfileForm data={data} />}
    </section>
  );
}

function ProfileForm({ data: { ownProfile, subjects } }: { readonly data: OwnProfileQuery }): ReactNode {
  const t = useMessages('people');
  const [words, setWords] = useState(ownProfile);
  const [said, setSaid] = useState(false);
  const save = useChange(SaveProfileDocument, (result) => result.saveProfile, { refetch: ['OwnProfile'] });
  const change = (changes: Partial<typeof words>): void => (setSaid(false), setWords({ ...words, ...changes }));
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { expertise, contact, visibility } = words;
    // One window after the other: what is typed here goes with the revision that stood when it was read, or that this window wrote.
    const outcome = await save.run({ input: { subjects: words.subjects, expertise, contact, visibility, seenRevision: words.revision } });
    setSaid(outcome !== null);
    if (outcome) setWords((now) => ({ ...now, revision: now.revision + 1 }));
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div role="status">{said && <Notice kind="success"><p>{t('mine.saved')}</p></Notice>}</div>
      <RefusalNotice change={save} />
      <Field id="profilo-materie" group label={t('mine.subjects')} help={t('mine.subjectsHelp')} error={save.problems['subjects']}>
        <CheckboxList name="profilo-materie" values={words.subjects} onChange={(chosen) => change({ subjects: chosen })} options={subjects.map(({ key, name }) => ({ value: key, label: name }))} />
      </Field>
      <Field id="profilo-competenze" label={t('mine.expertise')} help={t('mine.expertiseHelp')} error={save.problems['expertise']}>
        <TextArea rows={3} maxLength={300} value={words.expertise} onChange={(expertise) => change({ expertise })} />
      </Field>
      <Field id="profilo-contatto" label={t('mine.contact')} help={t('mine.contactHelp')} error={save.problems['contact']}>
        <TextInput maxLength={200} value={words.contact} onChange={(contact) => change({ contact })} />
      </Field>
      <Field id="profilo-visibile" group label={t('mine.visibility')}>
        <RadioCards name="profilo-visibile" value={words.visibility} onChange={(visibility) => change({ visibility: visibility as ProfileVisibility })} options={(['RETE', 'COMUNITA'] as const).map((key) => ({ value: key, label: t(`mine.visibilities.${key}`), description: t(`mine.visibilityMeaning.${key}`) }))} />
      </Field>
      <Button type="submit" color="primary" size="sm" disabled={save.busy}>{t('mine.save')}</Button>
    </form>
  );
}
