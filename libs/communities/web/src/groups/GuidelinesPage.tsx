import './messages.js';
import '../communities.css';
import { Button, Failure, Field, Notice, RadioCards, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { useKeptForm } from '../hooks/useKeptForm.js';
import { RestoredNotice } from '../parts/RestoredNotice.js';
import { ChangeCommunityGuidelinesDocument, CommunityGuidelinesDocument, type CommunityGuidelinesQuery } from './generated/graphql.js';
import { Changes, KeptPage } from './kept-page.js';

type Kept = NonNullable<CommunityGuidelinesQuery['communityGuidelines']>;

/** The rules of a community, for its members: what they are, who changed them, and for who moderates a form to change them. */
export function GuidelinesPage(): ReactElement {
  const t = useMessages('groups');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(CommunityGuidelinesDocument, { variables: { key }, fetchPolicy: 'network-only' });
  return (
    <KeptPage title={t('guidelines.title')} communityKey={key} kept={data && (data.communityGuidelines ?? null)} nameOf={({ title }) => title} lead={({ title, version }) => t('guidelines.lead', { title, version })} error={error} retry={refetch}>
      {(kept) => (
        <>
          {kept.acceptedVersion < kept.version && <Notice kind="warning"><p>{t('guidelines.toAccept')} <Link to={`/community/${key}`}>{t('guidelines.toAcceptGo')}</Link></p></Notice>}
          <ol className="com-rules">{kept.guidelines.map((rule) => <li key={rule}>{rule}</li>)}</ol>
          {kept.canChange && <GuidelinesForm communityKey={key} kept={kept} again={refetch} />}
          <History changes={kept.changes} />
        </>
      )}
    </KeptPage>
  );
}

/** Keeps what is typed, whatever others save: they are told of each other. */
function GuidelinesForm({ communityKey, kept, again }: { readonly communityKey: string; readonly kept: Kept; readonly again: () => Promise<unknown> }): ReactElement {
  const t = useMessages('groups');
  const { draft: typed, change: type, isRestored, forget } = useKeptForm(`pc-guidelines-${kept.communityId}`, kept.revision, kept.guidelines.join('\n'));
  const [weight, setWeight] = useState<string | null>(null);
  const [isUnsaid, setUnsaid] = useState(false);
  const [saved, setSaved] = useState(false);
  const change = useChange(ChangeCommunityGuidelinesDocument, (result) => result.changeCommunityGuidelines, { refetch: ['Communities', 'Community'] });
  async function save(): Promise<void> {
    setSaved(false);
    setUnsaid(weight === null);
    if (weight === null) return;
    const done = (await change.run({ communityId: kept.communityId, seenRevision: kept.revision, guidelines: typed.split('\n'), correction: weight === 'CORREZIONE' })) !== null;
    setSaved(done);
    // What the next change is, is asked anew.
    if (done) {
      setWeight(null);
      forget();
    }
    // Also after a refusal: what others wrote meanwhile is on the page, and the next time is seen.
    await again().catch(() => undefined);
  }
  return (
    <section aria-labelledby="regole-cambia" className="mt-5">
      <h2 id="regole-cambia" className="h4">{t('guidelines.change')}</h2>
      <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
        <RestoredNotice shown={isRestored} />
        <Field id="regole-testo" label={t('guidelines.rules')} help={t('guidelines.rulesHelp')} error={change.problems['guidelines']} required>
          <TextArea value={typed} onChange={(rules) => type(() => rules)} rows={8} />
        </Field>
        <Field id="regole-peso" label={t('guidelines.weight')} error={isUnsaid ? t('guidelines.weightMissing') : undefined} group required>
          <RadioCards name="regole-peso" value={weight} onChange={setWeight} options={['CORREZIONE', 'SOSTANZA'].map((value) => ({ value, label: t(`guidelines.weights.${value}`), description: t(`guidelines.weightTexts.${value}`) }))} />
        </Field>
        <div role="status">{saved && <Notice kind="success"><p>{t('guidelines.saved')}</p></Notice>}</div>
        {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
        {change.error != null && <Failure error={change.error} />}
        <div className="com-buttons">
          <Button color="primary" type="submit" disabled={change.busy}>{t('words.go')}</Button>
          <Link className="btn btn-outline-primary" to={`/community/${communityKey}`} onClick={forget}>{t('open.leave')}</Link>
        </div>
      </form>
    </section>
  );
}

function History({ changes }: { readonly changes: Kept['changes'] }): ReactElement {
  const t = useMessages('groups');
  return (
    <Changes id="regole-storia" title={t('guidelines.history')} changes={changes}>
      {({ version, before, after }, index) => (
        <>
          <p className="pc-quiet">{version > (changes[index + 1]?.version ?? 1) ? t('guidelines.newVersion', { version }) : t('guidelines.corrected')}</p>
          <ul className="mb-0">
            {before.filter((rule) => !after.includes(rule)).map((rule) => <li key={`prima ${rule}`}><span className="visually-hidden">{t('words.from')}: </span><del>{rule}</del></li>)}
            {after.filter((rule) => !before.includes(rule)).map((rule) => <li key={`poi ${rule}`}><span className="visually-hidden">{t('words.to')}: </span><ins>{rule}</ins></li>)}
          </ul>
        </>
      )}
    </Changes>
  );
}
