import type { ClauseLineage } from '@province-comuni/models-contract';
import { Button, Field, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useMemo, type ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { RowList } from '../parts/RowList.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { SaveBar } from './SaveBar.js';
import { usePartDraft } from './usePartDraft.js';
import { DraftDiffDocument, DraftLineageProposalsDocument } from '../generated/graphql.js';

const KINDS: readonly ClauseLineage['kind'][] = ['retire', 'replace', 'split', 'merge', 'move', 'keep'];

/** What became of the clauses of the published version that are no longer there. */
export function LineagePanel({ draft, changes }: { readonly draft: DraftData; readonly changes: DraftChanges }): ReactElement {
  const t = useMessages('workshopRelease');
  const work = usePartDraft<readonly ClauseLineage[]>(draft.id, draft.lineage, changes);
  const { before, now, nameOf } = useClauseNames(draft);
  const { data } = useQuery(DraftLineageProposalsDocument, { variables: { draftId: draft.id }, fetchPolicy: 'cache-and-network' });
  const declared = new Set(work.value.flatMap((entry) => entry.sources));
  const proposals = (data?.draftLineageProposals ?? []).filter((proposal) => !proposal.sources.some((id) => declared.has(id)));
  return (
    <section aria-labelledby="destini">
      <h2 id="destini" className="h5">
        {t('lineage.title')}
      </h2>
      <p>{t('lineage.lead')}</p>
      {proposals.length > 0 && (
        <>
          <h3 className="h6">{t('lineage.proposals')}</h3>
          <ul className="release-list">
            {proposals.map(({ kind, sources, targets, heir, similarity }) => (
              <li key={sources.join()}>
                {kind === 'retire' ? t('lineage.proposalRetire', { from: sources.map(nameOf).join(', ') }) : t('lineage.proposal', { what: t(`lineage.kinds.${kind}`), from: sources.map(nameOf).join(', '), to: targets.map(nameOf).join(', '), share: similarity })}{' '}
                <Button size="xs" outline color="primary" type="button" onClick={() => work.edit([...work.value, { kind: kind as ClauseLineage['kind'], sources, targets, heir, reason: '' }])}>
                  {t('lineage.use')}
                  <span className="visually-hidden">: {sources.map(nameOf).join(', ')}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {work.value.length === 0 && <p>{t('lineage.none')}</p>}
      <RowList label={t('lineage.title')} items={work.value} nameOf={(n) => t('lineage.row', { n })} addLabel={t('lineage.add')} removeLabel={(n) => t('lineage.remove', { n })} blank={(): ClauseLineage => ({ kind: 'retire', sources: [], targets: [], heir: null, reason: '' })} onChange={work.edit}>
        {(entry, change, index) => (
          <>
            <Field id={`destino-${index}-tipo`} label={t('lineage.kind')}>
              <Select placeholder={null} value={entry.kind} onChange={(kind) => change({ ...entry, kind: kind as ClauseLineage['kind'], ...(kind === 'retire' ? { targets: [] } : {}), ...(kind === 'split' ? {} : { heir: null }) })} options={KINDS.map((kind) => ({ value: kind, label: t(`lineage.kinds.${kind}`) }))} />
            </Field>
            <ClauseSet id={`destino-${index}-da`} label={t('lineage.sources')} addLabel={t('lineage.addSource')} ids={entry.sources} choices={before} nameOf={nameOf} onChange={(sources) => change({ ...entry, sources })} />
            {entry.kind !== 'retire' && <ClauseSet id={`destino-${index}-a`} label={t('lineage.targets')} addLabel={t('lineage.addTarget')} ids={entry.targets} choices={now} nameOf={nameOf} onChange={(targets) => change({ ...entry, targets, heir: entry.heir !== null && targets.includes(entry.heir) ? entry.heir : null })} />}
            {entry.kind === 'split' && (
              <Field id={`destino-${index}-erede`} label={t('lineage.heir')} help={t('lineage.heirHelp')}>
                <Select value={entry.heir ?? ''} onChange={(heir) => change({ ...entry, heir: heir || null })} options={entry.targets.map((id) => ({ value: id, label: nameOf(id) }))} />
              </Field>
            )}
            <Field id={`destino-${index}-motivo`} label={t('lineage.reason')} required>
              <TextArea rows={2} value={entry.reason} onChange={(reason) => change({ ...entry, reason })} />
            </Field>
          </>
        )}
      </RowList>
      <SaveBar work={work} />
    </section>
  );
}

interface ClauseChoice {
  readonly value: string;
  readonly label: string;
}

function ClauseSet({ id, label, addLabel, ids, choices, nameOf, onChange }: { id: string; label: string; addLabel: string; ids: readonly string[]; choices: readonly ClauseChoice[]; nameOf: (id: string) => string; onChange: (ids: readonly string[]) => void }): ReactElement {
  const t = useMessages('workshopRelease');
  return (
    <Field id={id} label={label}>
      <ul className="release-chips">
        {ids.map((each) => (
          <li key={each}>
            {nameOf(each)}{' '}
            <Button size="xs" color="link" type="button" aria-label={t('lineage.drop', { label: nameOf(each) })} onClick={() => onChange(ids.filter((other) => other !== each))}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Select value="" placeholder={`${addLabel}…`} onChange={(chosen) => chosen && onChange([...ids, chosen])} options={choices.filter((choice) => !ids.includes(choice.value))} />
    </Field>
  );
}

/** The clauses of the published version and of the draft, by name. */
function useClauseNames(draft: DraftData): { before: ClauseChoice[]; now: ClauseChoice[]; nameOf: (id: string) => string } {
  const { data } = useQuery(DraftDiffDocument, { variables: { draftId: draft.id }, fetchPolicy: 'cache-and-network' });
  return useMemo(() => {
    const removed = (data?.draftDiff ?? []).filter((change) => change.part.kind === 'clause' && change.status === 'REMOVED').map(({ part }) => ({ value: part.id, label: part.label }));
    const present = draft.acts.flatMap((act) => act.clauses.map((clause) => ({ value: clause.id, label: `${act.part.label}: ${clause.label}`, isNew: clause.standing === 'ADDED' })));
    const names = new Map([...removed, ...present].map(({ value, label }) => [value, label]));
    return { before: [...removed, ...present.filter((clause) => !clause.isNew)], now: present, nameOf: (id) => names.get(id) ?? id };
  }, [data, draft]);
}
