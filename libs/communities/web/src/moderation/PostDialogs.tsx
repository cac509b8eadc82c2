import './messages.js';
import { Field, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Asking } from './Asking.js';
import { HidePostDocument, ReportPostDocument, ShowPostDocument, type ReportReason } from './generated/graphql.js';
import { CategoryField, ReasonField } from './ReasonFields.js';

interface Props {
  readonly postId: string;
  readonly sequence: number;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** A reader brings a post before who moderates. */
export function ReportDialog({ postId, sequence, onClose, onDone }: Props): ReactElement {
  const t = useMessages('moderation');
  const [reason, setReason] = useState<ReportReason | ''>('');
  const [words, setWords] = useState('');
  const report = useChange(ReportPostDocument, (data) => data.reportPost);
  async function send(): Promise<void> {
    if (await report.run({ input: { postId, reason: reason || 'ALTRO', words } })) await onDone();
  }
  return (
    <Asking title={t('report.of', { number: sequence })} help={t('report.help')} go={t('report.send')} asked={report} onClose={onClose} onGo={send} disabled={reason === ''}>
      <CategoryField id="segnala-motivo" label={t('report.why')} value={reason} onChange={setReason} error={report.problems['reason']} />
      <Field id="segnala-parole" label={t('report.words')} error={report.problems['words']} required={reason === 'ALTRO'}>
        <TextArea value={words} onChange={setWords} rows={3} maxLength={2000} />
      </Field>
    </Asking>
  );
}

/** Who moderates hides a post. */
export function HideDialog({ postId, sequence, onClose, onDone }: Props): ReactElement {
  const t = useMessages('moderation');
  const [category, setCategory] = useState<ReportReason | ''>('');
  const [reason, setReason] = useState('');
  const hide = useChange(HidePostDocument, (data) => data.hidePost);
  async function go(): Promise<void> {
    if (category && (await hide.run({ postId, category, reason }))) await onDone();
  }
  return (
    <Asking title={t('hide.of', { number: sequence })} help={t('hide.help')} go={t('hide.go')} asked={hide} onClose={onClose} onGo={go} disabled={category === ''}>
      <CategoryField id="nascondi-categoria" value={category} onChange={setCategory} error={hide.problems['category']} />
      <ReasonField id="nascondi-motivo" value={reason} onChange={setReason} error={hide.problems['reason']} />
    </Asking>
  );
}

/** Who moderates shows it again. */
export function ShowDialog({ postId, sequence, onClose, onDone }: Props): ReactElement {
  const t = useMessages('moderation');
  const [reason, setReason] = useState('');
  const show = useChange(ShowPostDocument, (data) => data.showPost);
  async function go(): Promise<void> {
    if (await show.run({ postId, reason })) await onDone();
  }
  return (
    <Asking title={t('hide.showOf', { number: sequence })} go={t('hide.show')} asked={show} onClose={onClose} onGo={go}>
      <ReasonField id="mostra-motivo" value={reason} onChange={setReason} error={show.problems['reason']} />
    </Asking>
  );
}
