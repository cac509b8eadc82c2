import { CLAUSE_KINDS, CLAUSE_LOCKS, type ClauseKind, type ClauseLock, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { Button, Disclosure, Field, Notice, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { ClauseLawReviews } from '../../laws/LawReviewList.js';
import { valuesOf, type PartShapes } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import { refusalWords } from '../part/refusal-words.js';
import { UsedBy } from '../part/UsesPane.js';
import { NormsField } from '../parts/index.js';
import type { ClauseContext } from './ClauseWorkbench.js';
import { RemoveClauseDialog } from './RemoveClauseDialog.js';
import { TagsField } from './TagsField.js';
import { TruthTable } from './TruthTable.js';

/** What is known about a clause besides its words. Saved with them. */
export function ClauseInspector(context: ClauseContext): ReactElement {
  const { draft, item, detail, work } = context;
  const t = useMessages('workshop');
  const { value } = work;
  const problems = work.refusal?.problems ?? {};
  const set = (change: Partial<ClauseRevision>): void => work.edit({ ...value, ...change });
  const tags = valuesOf<'rule'>(draft.rules).flatMap((rule) => (rule.test.kind === 'content' ? [rule.test.tag] : []));
  return (
    <section aria-label={t('inspector.title')} className="workshop-inspector">
      <dl className="workshop-facts">
        <dt>{t('inspector.id')}</dt>
        <dd>
          <code>{item.id}</code>
        </dd>
      </dl>
      <ClauseLawReviews modelKey={draft.modelKey} clauseId={item.id} />
      <Field id="clausola-tipo" label={t('inspector.kind')} error={problems['kind']}>
        <Select placeholder={null} value={value.kind} onChange={(kind) => set({ kind: kind as ClauseKind })} options={CLAUSE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} />
      </Field>
      <Field id="clausola-blocco" label={t('inspector.lock')} help={t(`lockHelp.${value.lock}`)} error={problems['lock']}>
        <Select placeholder={null} value={value.lock} onChange={(lock) => set({ lock: lock as ClauseLock })} options={CLAUSE_LOCKS.map((lock) => ({ value: lock, label: t(`locks.${lock}`) }))} />
      </Field>
      <h3 className="h6">{t('inspector.where')}</h3>
      <TruthTable draft={draft} truth={detail.truth} />
      {work.changed && <p className="workshop-quiet">{t('inspector.whereSaved')}</p>}
      <TagsField value={value.contents} suggestions={[...new Set(tags)]} problem={problems['contents']} onChange={(contents) => set({ contents })} />
      <Disclosure summary={t('inspector.norms', { count: value.legalRefs.length })} open={Object.keys(problems).some((path) => path.startsWith('legalRefs'))}>
        <NormsField id="clausola-norme" value={value.legalRefs} problems={problems} path="legalRefs" onChange={(legalRefs) => set({ legalRefs })} />
      </Disclosure>
      <Field id="clausola-fonte" label={t('inspector.source')} error={problems['source']}>
        <TextInput value={value.source} maxLength={500} onChange={(source) => set({ source })} />
      </Field>
      <Field id="clausola-guida" label={t('inspector.guidance')} help={t('inspector.guidanceHelp')} error={problems['guidance']}>
        <TextArea rows={3} value={value.guidance} onChange={(guidance) => set({ guidance })} />
      </Field>
      <h3 className="h6">{t('inspector.usedBy')}</h3>
      <UsedBy parts={detail.usedBy} />
      <h3 className="h6">{t('inspector.lineage')}</h3>
      <Lineage {...context} />
      <Removal {...context} />
    </section>
  );
}

function Lineage({ draft, item }: ClauseContext): ReactElement {
  const t = useMessages('workshop');
  const declared = (draft.lineage.value as PartShapes['lineage']).filter((entry) => entry.sources.includes(item.id) || entry.targets.includes(item.id));
  return (
    <>
      {declared.length === 0 && <p className="workshop-quiet">{t(item.standing === 'ADDED' ? 'inspector.lineageNew' : 'inspector.lineageSame')}</p>}
      {declared.map((entry, index) => (
        <p key={index}>{t(`inspector.lineageKinds.${entry.kind}`, { from: entry.sources.join(', '), to: entry.targets.join(', '), reason: entry.reason })}</p>
      ))}
      <p>
        <Link to={{ search: placeSearch({ view: 'destini' }) }} preventScrollReset>
          {t('views.destini')}
        </Link>
      </p>
    </>
  );
}

function Removal(context: ClauseContext): ReactElement {
  const { item, detail, changes, work, onOpen } = context;
  const t = useMessages('workshop');
  const [asking, setAsking] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const act = placeSearch({ part: { kind: 'act', id: context.actKey } });

  /** What was never published leaves nothing to declare, and can be taken back. */
  async function remove(): Promise<void> {
    const refused = await changes.remove({ kind: 'clause', id: item.id }, detail.part.seen);
    if (!refused) return (work.giveUp(), onOpen(act));
    setMessage(refusalWords(refused, t));
  }

  return (
    <>
      {message && <Notice kind="danger">{message}</Notice>}
      <Button size="sm" outline color="danger" type="button" onClick={() => (detail.previous ? setAsking(true) : void remove())}>
        {t('removal.button')}
      </Button>
      {asking && <RemoveClauseDialog {...context} onClose={() => setAsking(false)} onRemoved={() => onOpen(act)} />}
    </>
  );
}
