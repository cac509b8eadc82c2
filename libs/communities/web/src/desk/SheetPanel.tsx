import './messages.js';
import { Badge, Button, Dialog, Failure, Field, Notice, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import { AnswerSheetDocument, MakeAnswerSheetDocument, RenewAnswerSheetDocument } from './generated/graphql.js';

interface Props {
  readonly discussionId: string;
  readonly discussionTitle: string;
  /** Changes when something happened in the discussion. */
  readonly heard: number;
}

/** The sheet that the solution became, or how to make one. Nothing where there is neither. */
export function SheetPanel({ discussionId, discussionTitle, heard }: Props): ReactElement | null {
  const t = useMessages('desk');
  const { data, refetch } = useQuery(AnswerSheetDocument, { variables: { discussionId }, fetchPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<'make' | 'renew' | null>(null);
  const [done, setDone] = useState('');
  const again = useRef(refetch);
  again.current = refetch;
  const last = useRef(heard);
  useEffect(() => {
    if (heard === last.current) return;
    last.current = heard;
    void again.current().catch(() => undefined);
  }, [heard]);
  const sheet = data?.answerSheet;
  if (!sheet || (!sheet.documentId && !sheet.canMake)) return null;
  const ended = (words: string): void => (setOpen(null), setDone(words));
  return (
    <section className="com-panel" aria-labelledby="scheda-della-risposta">
      <h2 id="scheda-della-risposta" className="h6">{t('sheet.title')}</h2>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {sheet.documentId && (
        <p className="mb-2">
          {t('sheet.text')} <Link to={`/documenti/${sheet.documentId}`}>{sheet.title}</Link>, {t('sheet.version', { number: sheet.version })} {sheet.isToReview && <Badge tone="warning">{t('sheet.toReview')}</Badge>}
        </p>
      )}
      {sheet.isToReview && <p className="pc-quiet">{t('sheet.toReviewText')}</p>}
      {sheet.canMake && <Button color="primary" outline size="sm" onClick={() => (setDone(''), setOpen('make'))}>{t('sheet.make')}</Button>}
      {sheet.canRenew && <Button color="primary" outline size="sm" onClick={() => (setDone(''), setOpen('renew'))}>{t('sheet.renew')}</Button>}
      {open === 'make' && <MakeDialog discussionId={discussionId} title={discussionTitle} onClose={() => setOpen(null)} onDone={() => ended(t('sheet.made'))} />}
      {open === 'renew' && <RenewDialog discussionId={discussionId} onClose={() => setOpen(null)} onDone={() => ended(t('sheet.renewed'))} />}
    </section>
  );
}

function MakeDialog({ discussionId, title: proposed, onClose, onDone }: { readonly discussionId: string; readonly title: string; readonly onClose: () => void; readonly onDone: () => void }): ReactElement {
  const t = useMessages('desk');
  const [title, setTitle] = useState(proposed);
  const [abstract, setAbstract] = useState('');
  const [clientKey] = useState(() => crypto.randomUUID());
  const make = useChange(MakeAnswerSheetDocument, (data) => data.makeAnswerSheet, { refetch: ['AnswerSheet'] });
  const go = async (): Promise<void> => void ((await make.run({ input: { discussionId, title, abstract, clientKey } })) && onDone());
  return (
    <SheetDialog title={t('sheet.make')} help={t('sheet.makeHelp')} go={t('sheet.makeGo')} change={make} onClose={onClose} onGo={go}>
      <Field id="scheda-titolo" label={t('sheet.name')} error={make.problems['title']} required>
        <TextInput value={title} maxLength={300} onChange={setTitle} />
      </Field>
      <Field id="scheda-abstract" label={t('sheet.abstract')} error={make.problems['abstract']}>
        <TextArea value={abstract} onChange={setAbstract} rows={3} maxLength={4000} />
      </Field>
    </SheetDialog>
  );
}

function RenewDialog({ discussionId, onClose, onDone }: { readonly discussionId: string; readonly onClose: () => void; readonly onDone: () => void }): ReactElement {
  const t = useMessages('desk');
  const [note, setNote] = useState('');
  const [clientKey] = useState(() => crypto.randomUUID());
  const renew = useChange(RenewAnswerSheetDocument, (data) => data.renewAnswerSheet, { refetch: ['AnswerSheet'] });
  const go = async (): Promise<void> => void ((await renew.run({ input: { discussionId, note, clientKey } })) && onDone());
  return (
    <SheetDialog title={t('sheet.renew')} help={t('sheet.renewHelp')} go={t('sheet.renewGo')} change={renew} onClose={onClose} onGo={go}>
      {(renew.problems['uploadId'] ?? renew.problems['sheet']) && <Notice kind="danger"><p>{renew.problems['uploadId'] ?? renew.problems['sheet']}</p></Notice>}
      <Field id="scheda-nota" label={t('sheet.note')} error={renew.problems['note']} required>
        <TextArea value={note} onChange={setNote} rows={3} maxLength={1000} />
      </Field>
    </SheetDialog>
  );
}

interface Tried {
  readonly busy: boolean;
  readonly message: string | null;
  readonly error: unknown;
}

function SheetDialog({ title, help, go, change, onClose, onGo, children }: { readonly title: string; readonly help: string; readonly go: string; readonly change: Tried; readonly onClose: () => void; readonly onGo: () => Promise<void>; readonly children: ReactNode }): ReactElement {
  return (
    <Dialog open title={title} onClose={onClose} footer={<Button color="primary" disabled={change.busy} onClick={() => void onGo()}>{go}</Button>}>
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      <p>{help}</p>
      {children}
    </Dialog>
  );
}
