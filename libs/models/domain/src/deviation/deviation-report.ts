import type { ModelContent } from '@province-comuni/models-contract';
import { inReadingOrder, type ClauseLock, type ClauseRevision, type Inline } from '@province-comuni/shared-act-tree';
import type { DeviationSummary, StoredDeviation } from '../ports/deviation-repository.port.js';
import type { InstanceId } from '../instance/instance.js';
import { mayShowWording, type ClauseDeviation } from './deviation.js';

/** One square of the heat map: an instance whose words may be shown, at one clause. Squares of clauses as in the model are left out. */
export interface DeviationCell {
  readonly instanceId: InstanceId;
  /** `ASSENTE`: the instance stands on a version without it, or has not taken it yet. */
  readonly state: ClauseDeviation['state'] | 'ASSENTE';
  readonly changedPermille: number;
  readonly heldBack: boolean;
}

/** How many clauses are in each state. */
export interface StateCounts {
  readonly standard: number;
  readonly adapted: number;
  readonly suppressed: number;
  readonly added: number;
}

/** A clause over all instances. */
export interface ClauseLine {
  readonly clauseId: string;
  readonly label: string;
  readonly lock: ClauseLock;
  /** Place in the act, from 1. */
  readonly position: number;
  /** Whether the newest version still has it. */
  readonly inModel: boolean;
  /** Over all instances, also those whose words may not be shown. */
  readonly counts: StateCounts;
  readonly absent: number;
  readonly heldBack: number;
  /** Mean over the instances that adapted it; 0 where none did. */
  readonly changedPermille: number;
  readonly cells: readonly DeviationCell[];
}

/** What the instances of a model do with one act. */
export interface DeviationReport {
  /** Instances whose words may be shown: the columns of the heat map. */
  readonly shown: readonly DeviationSummary[];
  /** How many instances count as numbers only. */
  readonly numbersOnly: number;
  /** Most changed first. */
  readonly clauses: readonly ClauseLine[];
  readonly byLock: readonly ({ readonly lock: ClauseLock } & StateCounts)[];
  /** Added clauses, over all instances. */
  readonly added: number;
}

/**
 * @param versions published versions of the model, newest first
 * @param rows stored deviations of the act, of these instances
 */
export function reportDeviations(actKey: string, versions: readonly ModelContent[], instances: readonly DeviationSummary[], rows: readonly StoredDeviation[]): DeviationReport {
  const counted = new Set(instances.map((instance) => instance.instanceId));
  const shown = instances.filter(mayShowWording);
  const byClause = new Map<string, StoredDeviation[]>();
  let added = 0;
  for (const row of rows) {
    if (!counted.has(row.instanceId)) continue;
    if (row.state === 'AGGIUNTA') added += 1;
    else byClause.set(row.clauseId, [...(byClause.get(row.clauseId) ?? []), row]);
  }
  const clauses = knownClauses(actKey, versions, new Set(byClause.keys())).map(({ clause, inModel }, index) => line(clause, inModel, index + 1, byClause.get(clause.id) ?? [], shown, instances.length));
  const changes = ({ counts }: ClauseLine): number => counts.adapted + counts.suppressed;
  return {
    shown,
    numbersOnly: instances.length - shown.length,
    clauses: [...clauses].sort((a, b) => changes(b) - changes(a) || b.changedPermille - a.changedPermille || a.position - b.position),
    byLock: (['vincolata', 'adattabile', 'libera'] as const).map((lock) => ({ lock, ...countStates(rows.filter((row) => row.lock === lock && counted.has(row.instanceId))) })),
    added,
  };
}

/** Clauses of the act in the newest version, then those that instances still have of earlier ones. */
function knownClauses(actKey: string, versions: readonly ModelContent[], used: ReadonlySet<string>): { clause: ClauseRevision; inModel: boolean }[] {
  const found = new Map<string, { clause: ClauseRevision; inModel: boolean }>();
  versions.forEach((version, age) => {
    const clauses = version.acts.find((act) => act.template.key === actKey)?.clauses ?? [];
    for (const clause of inReadingOrder(clauses)) if (!found.has(clause.id) && (age === 0 || used.has(clause.id))) found.set(clause.id, { clause, inModel: age === 0 });
  });
  return [...found.values()];
}

function line(clause: ClauseRevision, inModel: boolean, position: number, rows: readonly StoredDeviation[], shown: readonly DeviationSummary[], instances: number): ClauseLine {
  const byInstance = new Map(rows.map((row) => [row.instanceId, row]));
  const adapted = rows.filter((row) => row.state === 'ADATTATA');
  return {
    clauseId: clause.id,
    label: clauseTitle(clause),
    lock: clause.lock,
    position,
    inModel,
    counts: countStates(rows),
    absent: instances - rows.length,
    heldBack: rows.filter((row) => row.heldBack).length,
    changedPermille: adapted.length === 0 ? 0 : Math.round(adapted.reduce((sum, row) => sum + row.changedPermille, 0) / adapted.length),
    cells: shown.flatMap(({ instanceId }): DeviationCell[] => {
      const row = byInstance.get(instanceId);
      if (!row) return [{ instanceId, state: 'ASSENTE', changedPermille: 0, heldBack: false }];
      return row.state === 'STANDARD' && !row.heldBack ? [] : [{ instanceId, state: row.state, changedPermille: row.changedPermille, heldBack: row.heldBack }];
    }),
  };
}

function countStates(rows: readonly ClauseDeviation[]): StateCounts {
  const count = (state: ClauseDeviation['state']): number => rows.reduce((sum, row) => sum + (row.state === state ? 1 : 0), 0);
  return { standard: count('STANDARD'), adapted: count('ADATTATA'), suppressed: count('SOPPRESSA'), added: count('AGGIUNTA') };
}

const LONGEST_LABEL = 80;

/** The heading of a clause, or its first words. */
export function clauseTitle({ heading, body }: Pick<ClauseRevision, 'heading' | 'body'>): string {
  const words = (inlines: readonly Inline[]): string => inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'legalRef' ? inline.attrs.label : '…')).join('').trim();
  const title = words(heading);
  if (title) return title;
  const paragraphs: string[] = [];
  const collect = (blocks: (typeof body)['content']): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph') paragraphs.push(words(block.content ?? []));
      else if (block.type !== 'table') block.content.forEach((item) => collect(item.content));
    }
  };
  collect(body.content);
  const text = paragraphs.find((paragraph) => paragraph !== '') ?? '';
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_LABEL))} …`;
}
