import { CLAUSE_KINDS, CLAUSE_LOCKS, type ClauseKind, type ClauseLock, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { Button, Dialog, Field, Notice, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { DraftClauseItem, DraftData } from '../draft-data.js';
import type { DraftChanges, DraftRefusal } from '../useDraftChanges.js';
import { placeAfter, proposedId, standsInGroup } from './clause-places.js';

interface Props {
  readonly draft: DraftData;
  readonly actKey: string;
  /** The clause it follows; null: it is the first of the act. */
  readonly after: DraftClauseItem | null;
  readonly changes: DraftChanges;
  readonly onClose: () => void;
  readonly onAdded: (clauseId: string) => void;
}

/** A new clause: its heading, what it is, its lasting name. The text is written afterwards in its place. */
export function NewClauseDialog({ draft, actKey, after, changes, onClose, onAdded }: Props): ReactElement {
  const t = useMessages('workshop');
  const clauses = draft.acts.find((act) => act.part.id === actKey)?.clauses ?? [];
  const [heading, setHeading] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [kind, setKind] = useState<ClauseKind>(after && standsInGroup(after.kind) ? (after.kind as ClauseKind) : 'articolo');
  const [lock, setLock] = useState<ClauseLock>('adattabile');
  const [refusal, setRefusal] = useState<DraftRefusal | null>(null);
  const id = chosenId ?? proposedId(actKey, draft.acts.flatMap((act) => act.clauses.map((clause) => clause.id)), clauses.map((clause) => clause.id), heading);
  const placeOf = (candidate: ClauseKind): ReturnType<typeof placeAfter> => (after ? placeAfter(clauses, { id, parentId: null, kind: candidate }, after) : standsInGroup(candidate) ? null : { parentId: null, afterId: null });
  const place = placeOf(kind);

  async function add(): Promise<void> {
    if (!place) return;
    const text = heading.trim();
    const value: ClauseRevision = { id, actKey, parentId: place.parentId, orderKey: 'z', kind, heading: text === '' ? [] : [{ type: 'text', text }], body: { type: 'doc', content: [{ type: 'paragraph' }] }, when: null, lock, contents: [], legalRefs: [], source: '', guidance: '' };
    const refused = await changes.add({ kind: 'clause', id }, value, place.afterId);
    setRefusal(refused);
    if (!refused) onAdded(id);
  }

  return (
    <Dialog
      open
      title={t('newClause.title')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" disabled={!place} onClick={() => void add()}>
          {t('newClause.add')}
        </Button>
      }
    >
      <p>{after ? t('newClause.after', { label: after.label }) : t('newClause.first')}</p>
      {refusal?.message && <Notice kind="danger">{refusal.message}</Notice>}
      <Field id="nuova-rubrica" label={t('clause.heading')} help={t('newClause.headingHelp')} error={refusal?.problems['heading']}>
        <TextInput value={heading} maxLength={200} onChange={setHeading} />
      </Field>
      <Field id="nuova-tipo" label={t('inspector.kind')} error={refusal?.problems['kind']}>
        <Select placeholder={null} value={kind} onChange={(next) => setKind(next as ClauseKind)} options={CLAUSE_KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`), disabled: !placeOf(each) }))} />
      </Field>
      <Field id="nuova-blocco" label={t('inspector.lock')}>
        <Select placeholder={null} value={lock} onChange={(next) => setLock(next as ClauseLock)} options={CLAUSE_LOCKS.map((each) => ({ value: each, label: t(`locks.${each}`) }))} />
      </Field>
      <Field id="nuova-nome" label={t('inspector.id')} help={t('newClause.idHelp')} error={refusal?.problems['id']}>
        <TextInput value={id} maxLength={80} spellCheck={false} autoCapitalize="off" onChange={(next) => setChosenId(next || null)} />
      </Field>
    </Dialog>
  );
}
