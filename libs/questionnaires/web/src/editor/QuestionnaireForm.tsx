import { Button, Dialog, Disclosure, Failure, Field, Notice, RadioCards, readKept, Select, TextArea, TextInput, useMessages, writeKept } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Lines } from '../answering/lines.js';
import { QuestionList } from '../answering/QuestionList.js';
import { KeepQuestionnaireDocument, PublishQuestionnaireDocument, RemoveQuestionnaireDocument, type QuestionnaireAnsweredBy, type QuestionnaireAsked, type QuestionnaireDisclosure, type QuestionnaireResultsVisibility } from '../generated/graphql.js';
import { emptyQuestion, inputOf, shownQuestion, type QuestionDraft, type QuestionnaireDraft } from './draft.js';
import { EntiPicker } from './EntiPicker.js';
import { QuestionEditor } from './QuestionEditor.js';

interface Props {
  readonly id: string;
  readonly communityId: string | null;
  readonly initial: QuestionnaireDraft;
  /** 0: it is new. */
  readonly revision: number;
  /** Open already: only words may change. */
  readonly wordsOnly: boolean;
  readonly published: boolean;
  readonly leaveTo: string;
}

interface Kept {
  readonly revision: number;
  readonly draft: QuestionnaireDraft;
}

const DISCLOSURES: readonly QuestionnaireDisclosure[] = ['NOMINATIVA', 'PER_ENTE', 'ANONIMA'];
const VISIBILITIES: readonly QuestionnaireResultsVisibility[] = ['SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA', 'ORGANIZZATORI'];

/** A questionnaire is written: its questions, who is asked, what is known of who answers. */
export function QuestionnaireForm({ id, communityId, initial, revision: given, wordsOnly, published, leaveTo }: Props): ReactElement {
  const t = useMessages('questionnaires');
  const navigate = useNavigate();
  const place = `pc-questionnaire-editor-${given === 0 ? (communityId ?? 'upi') : id}`;
  const [kept] = useState(() => readKept<Kept>(place));
  const [draft, setDraft] = useState(kept && kept.revision === given ? kept.draft : initial);
  const [revision, setRevision] = useState(given);
  // A new one has its own address once it was saved: the page there says so.
  const { state } = useLocation();
  const [saved, setSaved] = useState((state as { saved?: boolean } | null)?.saved === true);
  const [asking, setAsking] = useState(false);
  const [moved, setMoved] = useState('');
  const [tried, setTried] = useState<Lines>({});
  const focus = useRef<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const keep = useChange(KeepQuestionnaireDocument, (data) => data.keepQuestionnaire, { refetch: ['Questionnaires'] });
  const publish = useChange(PublishQuestionnaireDocument, (data) => data.publishQuestionnaire, { refetch: ['Questionnaires'] });
  const remove = useChange(RemoveQuestionnaireDocument, (data) => data.removeQuestionnaire, { refetch: ['Questionnaires'] });
  const problems = { ...publish.problems, ...keep.problems };
  const wrong = Object.keys(problems).length > 0;
  const set = (changed: Partial<QuestionnaireDraft>): void => {
    const next = { ...draft, ...changed };
    setDraft(next);
    setSaved(false);
    writeKept(place, { revision, draft: next } satisfies Kept);
  };
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [draft.questions]);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>('.pc-field--invalid :is(input, textarea, select)')?.focus();
  }, [wrong, keep.problems, publish.problems]);

  async function save(): Promise<number | null> {
    const outcome = await keep.run({ input: inputOf(draft, id, communityId, revision) });
    if (!outcome) return null;
    writeKept(place, null);
    setRevision(outcome.revision ?? revision);
    setSaved(true);
    return outcome.revision ?? revision;
  }
  async function saveDraft(): Promise<void> {
    publish.clear();
    const now = await save();
    if (now !== null && published) await navigate(`/questionari/${id}`);
    else if (now !== null && given === 0) await navigate(`/questionari/${id}/modifica`, { replace: true, state: { saved: true } });
  }
  async function open(): Promise<void> {
    setAsking(false);
    const now = await save();
    if (now !== null && (await publish.run({ id, seenRevision: now }))) await navigate(`/questionari/${id}`);
  }
  async function throwAway(): Promise<void> {
    if (revision > 0 && !(await remove.run({ id }))) return;
    writeKept(place, null);
    await navigate(leaveTo);
  }

  const names = namesOf(draft.questions, (number) => t('form.question', { number }), t('form.section'));
  const setQuestions = (questions: readonly QuestionDraft[]): void => set({ questions });
  function move(index: number, by: -1 | 1): void {
    const questions = [...draft.questions];
    const question = questions[index]!;
    [questions[index], questions[index + by]] = [questions[index + by]!, question];
    const at = index + by;
    focus.current = `q-${question.key}-${at === 0 ? 'giu' : at === questions.length - 1 ? 'su' : by < 0 ? 'su' : 'giu'}`;
    setMoved(t('form.movedTo', { what: question.text || names[index], place: at + 1 }));
    setQuestions(questions);
  }
  function add(question: QuestionDraft): void {
    focus.current = `q-${question.key}-testo`;
    setQuestions([...draft.questions, question]);
  }
  const message = keep.message ?? publish.message ?? remove.message;
  const error = keep.error ?? publish.error ?? remove.error;
  const singles = draft.questions.filter(({ kind, text }) => kind === 'SINGOLA' && text !== '');
  return (
    <form ref={form} className="qst-form" noValidate onSubmit={(event) => (event.preventDefault(), void saveDraft())}>
      {wordsOnly && <Notice kind="info"><p>{t('form.open')}</p></Notice>}
      {kept && kept.revision === given && <Notice kind="info"><p>{t('form.restored')}</p></Notice>}
      <Field id="questionario-titolo" label={t('form.title')} error={problems['title']} required>
        <TextInput value={draft.title} maxLength={250} onChange={(title) => set({ title })} />
      </Field>
      <Field id="questionario-introduzione" label={t('form.intro')} help={t('form.introHelp')} error={problems['intro']}>
        <TextArea value={draft.intro} rows={3} onChange={(intro) => set({ intro })} />
      </Field>
      {communityId === null && (
        <>
          <Field id="questionario-chiede" label={t('form.asked')} error={problems['asked']} group>
            <RadioCards name="questionario-chiede" value={draft.asked} disabled={wordsOnly} onChange={(asked) => set({ asked: asked as QuestionnaireAsked })} options={(['PROVINCE', 'ENTI'] as const).map((value) => ({ value, label: t(`form.askedOptions.${value}`) }))} />
          </Field>
          {draft.asked === 'ENTI' && <EntiPicker enti={draft.enti} problem={problems['enteIds']} disabled={wordsOnly} onChange={(enti) => set({ enti })} />}
        </>
      )}
      <Field id="questionario-risponde" label={t('form.answeredBy')} error={problems['answeredBy']} group>
        <RadioCards name="questionario-risponde" value={draft.answeredBy} disabled={wordsOnly} onChange={(answeredBy) => set({ answeredBy: answeredBy as QuestionnaireAnsweredBy })} options={(['PERSONA', 'ENTE'] as const).map((value) => ({ value, label: t(`form.answeredByOptions.${value}`), description: t(`form.answeredByHelp.${value}`) }))} />
      </Field>
      <Field id="questionario-riserbo" label={t('form.disclosure')} error={problems['disclosure']} group>
        <RadioCards name="questionario-riserbo" value={draft.disclosure} disabled={wordsOnly} onChange={(disclosure) => set({ disclosure: disclosure as QuestionnaireDisclosure })} options={DISCLOSURES.map((value) => ({ value, label: t(`disclosure.${value}`), description: t(`who.${value}`) }))} />
      </Field>
      <Field id="questionario-risultati" label={t('form.visibility')} help={draft.disclosure === 'ANONIMA' ? t('form.visibilityAnonymous') : undefined} error={problems['visibility']}>
        <Select value={draft.visibility} disabled={wordsOnly} placeholder={null} onChange={(visibility) => set({ visibility: visibility as QuestionnaireResultsVisibility })} options={VISIBILITIES.filter((value) => draft.disclosure !== 'ANONIMA' || value === 'DOPO_CHIUSURA' || value === 'ORGANIZZATORI' || value === draft.visibility).map((value) => ({ value, label: t(`visibility.${value}`) }))} />
      </Field>
      {draft.disclosure === 'ANONIMA' && (
        <Field id="questionario-confronto" label={t('form.breakdown')} help={t('form.breakdownHelp')}>
          <Select value={draft.breakdownKey} disabled={wordsOnly} placeholder={t('form.breakdownNone')} onChange={(breakdownKey) => set({ breakdownKey })} options={singles.map(({ key, text }) => ({ value: key, label: text }))} />
        </Field>
      )}
      <div className="qst-rows">
        <Field id="questionario-apre" label={t('form.opensAt')} help={t('form.opensHelp')} error={problems['opensAt']}>
          <TextInput type="datetime-local" value={draft.opensAt} disabled={wordsOnly} onChange={(opensAt) => set({ opensAt })} />
        </Field>
        <Field id="questionario-chiude" label={t('form.closesAt')} help={t('form.closesHelp')} error={problems['closesAt']}>
          <TextInput type="datetime-local" value={draft.closesAt} onChange={(closesAt) => set({ closesAt })} />
        </Field>
      </div>
      <h2 className="h4">{t('form.questions')}</h2>
      <div className="visually-hidden" role="status">{moved}</div>
      {problems['questions'] && <p className="pc-field__error" role="alert">{problems['questions']}</p>}
      {draft.questions.map((question, index) => (
        <QuestionEditor
          key={question.key}
          question={question}
          name={names[index]!}
          index={index}
          count={draft.questions.length}
          problems={problems}
          wordsOnly={wordsOnly}
          onChange={(changed) => setQuestions(draft.questions.map((each) => (each.key === question.key ? changed : each)))}
          onMove={(by) => move(index, by)}
          onRemove={() => ((focus.current = 'aggiungi-domanda'), setQuestions(draft.questions.filter((each) => each.key !== question.key)))}
        />
      ))}
      <div className="qst-buttons">
        <Button id="aggiungi-domanda" color="primary" outline size="sm" disabled={wordsOnly} onClick={() => add(emptyQuestion('SINGOLA'))}>{t('form.add')}</Button>
        <Button color="primary" outline size="sm" disabled={wordsOnly} onClick={() => add(emptyQuestion('SEZIONE'))}>{t('form.addSection')}</Button>
      </div>
      <Disclosure summary={t('form.preview')} lazy>
        <p>{t('form.previewText')}</p>
        <div className="qst-preview">
          <QuestionList questions={draft.questions.map(shownQuestion)} prefix="anteprima" lines={tried} problems={{}} disabled={false} onChange={(key, line) => setTried((before) => ({ ...before, [key]: line }))} />
        </div>
      </Disclosure>
      {wrong && <Notice kind="danger"><p>{t('form.problems')}</p></Notice>}
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
      {error != null && <Failure error={error} />}
      <div role="status">{saved && <Notice kind="success"><p>{t('form.saved')}</p></Notice>}</div>
      <div className="qst-buttons">
        {!published && <Button color="primary" type="button" disabled={keep.busy || publish.busy} onClick={() => setAsking(true)}>{t('form.publish')}</Button>}
        <Button color="primary" outline={!published} type="submit" disabled={keep.busy}>{t(published ? 'form.saveCorrections' : 'form.save')}</Button>
        <Link className="btn btn-outline-primary" to={leaveTo}>{t('form.leave')}</Link>
        {!published && revision > 0 && <button type="button" className="qst-link" disabled={remove.busy} onClick={() => void throwAway()}>{t('form.remove2')}</button>}
      </div>
      <Dialog
        open={asking}
        title={t('form.publishSure', { title: draft.title })}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button color="primary" outline onClick={() => setAsking(false)}>{t('form.stay')}</Button>
            <Button color="primary" onClick={() => void open()}>{t('form.publish')}</Button>
          </>
        }
      >
        <p>{t('form.publishText')}</p>
      </Dialog>
    </form>
  );
}

function namesOf(questions: readonly QuestionDraft[], name: (number: number) => string, section: string): string[] {
  let number = 0;
  return questions.map(({ kind }) => (kind === 'SEZIONE' ? section : name((number += 1))));
}
