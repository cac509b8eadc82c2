import { Button, Failure, Field, Notice, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import type { CaseData } from './CaseView.js';
import { DecideAppealDocument, DecideCaseDocument, LiftSuspensionDocument, type CaseVerdict, type ReportReason } from './generated/graphql.js';
import { endOfSuspension } from './end-of-suspension.js';
import { CategoryField, ReasonField } from './ReasonFields.js';

const OF_REPORTS: readonly CaseVerdict[] = ['NESSUNA_VIOLAZIONE', 'NASCONDI', 'AMMONISCI', 'SOSPENDI'];
const OF_HELD: readonly CaseVerdict[] = ['APPROVA', 'NON_APPROVARE'];

/** What is decided of a case. @param onLate somebody else was quicker: the queue is asked again, what was typed stays until then */
export function CaseDecisionForm({ one, canEverywhere, onDone, onLate }: { readonly one: CaseData; readonly canEverywhere: boolean; readonly onDone: () => Promise<void>; readonly onLate: () => Promise<unknown> }): ReactElement {
  const t = useMessages('moderation');
  const [verdict, setVerdict] = useState<CaseVerdict | ''>('');
  const [hide, setHide] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const [category, setCategory] = useState<ReportReason | ''>(one.reports[0]?.reason ?? '');
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const decide = useChange(DecideCaseDocument, (data) => data.decideCase);
  const isLate = decide.refusal?.__typename === 'Refused' && decide.refusal.code === 'COMMUNITIES.DECIDED';
  const verdicts = one.kind === 'IN_ATTESA' ? OF_HELD : OF_REPORTS.filter((value) => one.hasAuthor || (value !== 'AMMONISCI' && value !== 'SOSPENDI'));
  const disciplines = verdict === 'AMMONISCI' || verdict === 'SOSPENDI';
  const hides = verdict === 'NASCONDI' || (disciplines && hide);
  const isOptional = verdict === 'NESSUNA_VIOLAZIONE' || verdict === 'APPROVA';
  async function go(): Promise<void> {
    if (verdict === '') return;
    const until = verdict === 'SOSPENDI' ? endOfSuspension(day) : null;
    if (await decide.run({ input: { caseId: one.id, verdict, hide: disciplines && hide, category: hides ? category || null : null, reason, until, everywhere: verdict === 'SOSPENDI' && everywhere } })) await onDone();
  }
  return (
    <div className="mod-form">
      {decide.message && <Notice kind="danger"><p>{decide.message}</p></Notice>}
      {isLate && <p><button type="button" className="btn btn-primary btn-sm" onClick={() => void onLate().catch(() => undefined)}>{t('queue.news')}</button></p>}
      {decide.error != null && <Failure error={decide.error} />}
      <Field id={`decisione-${one.id}`} label={t('decide.label')} error={decide.problems['verdict']} required>
        <Select value={verdict} onChange={(value) => setVerdict(value as CaseVerdict)} options={verdicts.map((value) => ({ value, label: t(`decide.verdicts.${value}`) }))} />
      </Field>
      {disciplines && <Tick id={`anche-${one.id}`} label={t('decide.hideToo')} checked={hide} onChange={setHide} />}
      {hides && <CategoryField id={`categoria-${one.id}`} value={category} onChange={setCategory} error={decide.problems['category']} />}
      {verdict === 'SOSPENDI' && <SuspensionFields id={one.id} day={day} onDay={setDay} error={decide.problems['until']} everywhere={canEverywhere ? everywhere : null} onEverywhere={setEverywhere} />}
      {verdict !== '' && <ReasonField id={`motivo-${one.id}`} value={reason} onChange={setReason} error={decide.problems['reason']} required={!isOptional} />}
      <Button color="primary" disabled={decide.busy || verdict === ''} onClick={() => void go()}>{t('decide.go')}</Button>
    </div>
  );
}

/** An appeal is upheld or not. */
export function AppealDecisionForm({ id, onDone }: { readonly id: string; readonly onDone: () => Promise<void> }): ReactElement {
  const t = useMessages('moderation');
  const [reason, setReason] = useState('');
  const decide = useChange(DecideAppealDocument, (data) => data.decideAppeal);
  async function go(upheld: boolean): Promise<void> {
    if (await decide.run({ id, upheld, reason })) await onDone();
  }
  return (
    <div className="mod-form">
      {decide.message && <Notice kind="danger"><p>{decide.message}</p></Notice>}
      {decide.error != null && <Failure error={decide.error} />}
      <ReasonField id={`riesame-${id}`} value={reason} onChange={setReason} error={decide.problems['reason']} />
      <div className="com-buttons">
        <Button color="primary" disabled={decide.busy} onClick={() => void go(true)}>{t('queue.uphold')}</Button>
        <Button color="primary" outline disabled={decide.busy} onClick={() => void go(false)}>{t('queue.reject')}</Button>
      </div>
    </div>
  );
}

/** A suspension ends before its time. */
export function LiftForm({ id, name, onDone }: { readonly id: string; readonly name: string; readonly onDone: () => Promise<void> }): ReactElement {
  const t = useMessages('moderation');
  const [reason, setReason] = useState<string | null>(null);
  const lift = useChange(LiftSuspensionDocument, (data) => data.liftSuspension);
  async function go(): Promise<void> {
    if (await lift.run({ id, reason: reason ?? '' })) await onDone();
  }
  if (reason === null) return <button type="button" className="com-link" aria-label={t('queue.liftOf', { name })} onClick={() => setReason('')}>{t('queue.lift')}</button>;
  return (
    <div className="mod-form">
      {lift.message && <Notice kind="danger"><p>{lift.message}</p></Notice>}
      {lift.error != null && <Failure error={lift.error} />}
      <ReasonField id={`fine-${id}`} value={reason} onChange={setReason} error={lift.problems['reason']} />
      <Button color="primary" disabled={lift.busy} onClick={() => void go()}>{t('queue.lift')}</Button>
    </div>
  );
}

/** Until which day, and where. @param id of the form: there may be several on a page @param error of the day @param everywhere null: who looks may suspend here alone */
export function SuspensionFields({ id, day, onDay, error, everywhere, onEverywhere }: { readonly id: string; readonly day: string; readonly onDay: (day: string) => void; readonly error: string | undefined; readonly everywhere: boolean | null; readonly onEverywhere: (everywhere: boolean) => void }): ReactElement {
  const t = useMessages('moderation');
  return (
    <>
      <Field id={`fino-${id}`} label={t('decide.until')} error={error} required>
        <TextInput type="date" value={day} onChange={onDay} />
      </Field>
      {everywhere !== null && <Tick id={`ovunque-${id}`} label={t('decide.everywhere')} checked={everywhere} onChange={onEverywhere} />}
    </>
  );
}

function Tick({ id, label, checked, onChange }: { readonly id: string; readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }): ReactElement {
  return (
    <div className="com-accept form-check">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
