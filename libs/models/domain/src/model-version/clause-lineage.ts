import type { ClauseLineage, ModelContent } from '@province-comuni/models-contract';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import type { PublishProblem } from './publish-check.js';

export type { ClauseLineage } from '@province-comuni/models-contract';

/** Whether clauses end in this entry: their text goes elsewhere or nowhere. */
export function endsClauses(entry: ClauseLineage): boolean {
  return entry.kind !== 'keep' && entry.kind !== 'move';
}

/** The clauses of every act, by id. */
export function clausesById(content: ModelContent): Map<string, ClauseRevision> {
  return new Map(content.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, clause])));
}

type Clauses = ReadonlyMap<string, ClauseRevision>;

/**
 * Everything that keeps the lineage from being published; empty when each clause of `previous` is in `next` or declared.
 *
 * @param earlier versions before `previous`, oldest first: an id that left one of them may not come back as something else
 */
export function checkLineage(previous: ModelContent, next: ModelContent, lineage: readonly ClauseLineage[], earlier: readonly ModelContent[] = []): PublishProblem[] {
  const before = clausesById(previous);
  const after = clausesById(next);
  const ending = lineage.filter(endsClauses);
  const declared = new Set(ending.flatMap((entry) => entry.sources));
  const undeclared = [...before.keys()].filter((id) => !after.has(id) && !declared.has(id));
  return [
    ...undeclared.map((id): PublishProblem => ({ code: 'UNDECLARED_DISAPPEARANCE', subject: id, message: `La clausola «${id}» non c’è più: dite se è divisa, unita, sostituita o ritirata, e perché.` })),
    ...lineage.flatMap((entry) => entryProblems(entry, before, after).map((message) => bad(subjectOf(entry), message))),
    ...declaredTwice(ending),
    ...reusedIds(before, after, ending, earlier),
  ];
}

function bad(subject: string, message: string): PublishProblem {
  return { code: 'BAD_LINEAGE', subject, message };
}

function subjectOf(entry: ClauseLineage): string {
  return entry.sources[0] ?? entry.targets[0] ?? '';
}

function entryProblems(entry: ClauseLineage, before: Clauses, after: Clauses): string[] {
  const { sources, targets, heir } = entry;
  const name = `«${subjectOf(entry)}»`;
  return [
    ...(entry.reason.trim() === '' ? [`Manca il motivo di ciò che è dichiarato per ${name}.`] : []),
    ...sources.filter((id) => !before.has(id)).map((id) => `La clausola «${id}» non c’è nella versione precedente.`),
    ...targets.filter((id) => !after.has(id)).map((id) => `La clausola «${id}» non c’è in questa versione.`),
    ...(new Set(sources).size < sources.length || new Set(targets).size < targets.length ? [`Ciò che è dichiarato per ${name} nomina due volte la stessa clausola.`] : []),
    ...(heir !== null && !targets.includes(heir) ? [`L’erede «${heir}» di ${name} non è fra le clausole di arrivo.`] : []),
    ...shapeProblems(entry, name),
    // Copying the text elsewhere while the clause stays would give one text two homes.
    ...(endsClauses(entry) ? sources.filter((id) => after.has(id) && !staysOn(entry, id)).map((id) => `La clausola «${id}» è dichiarata finita, ma c’è ancora.`) : []),
  ];
}

/** A split may leave the old id on one part, a merge on the whole. */
function staysOn(entry: ClauseLineage, id: string): boolean {
  return (entry.kind === 'split' || entry.kind === 'merge') && entry.targets.includes(id);
}

function shapeProblems({ kind, sources, targets, heir }: ClauseLineage, name: string): string[] {
  switch (kind) {
    case 'keep':
    case 'move':
      return sources.length === 1 && targets.length === 1 && sources[0] === targets[0] ? [] : [`${name}: una clausola mantenuta o spostata resta una sola, con lo stesso identificativo.`];
    case 'split':
      return [...(sources.length === 1 && targets.length >= 2 ? [] : [`${name}: una divisione va da una clausola a due o più.`]), ...(heir === null ? [`${name}: la divisione non dice quale parte è l’erede.`] : [])];
    case 'merge':
      return sources.length >= 2 && targets.length === 1 ? [] : [`${name}: un’unione va da due o più clausole a una.`];
    case 'replace':
      return sources.length >= 1 && targets.length >= 1 ? [] : [`${name}: una sostituzione dice quali clausole escono e quali entrano.`];
    case 'retire':
      return sources.length >= 1 && targets.length === 0 ? [] : [`${name}: una clausola ritirata non ha clausole di arrivo.`];
  }
}

/** Two ends for one clause would leave the upgrade to guess where local changes go. */
function declaredTwice(ending: readonly ClauseLineage[]): PublishProblem[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const entry of ending) {
    const sources = new Set(entry.sources);
    for (const id of sources) (seen.has(id) ? twice : seen).add(id);
  }
  return [...twice].map((id) => bad(id, `La fine della clausola «${id}» è dichiarata più di una volta.`));
}

/** An id is minted once: after it left, it may come back only as the same kind of clause in the same act. */
function reusedIds(before: Clauses, after: Clauses, ending: readonly ClauseLineage[], earlier: readonly ModelContent[]): PublishProblem[] {
  const past = new Map(earlier.flatMap((content) => [...clausesById(content)]));
  const retired = new Set(ending.filter((entry) => entry.kind === 'retire' || entry.kind === 'replace').flatMap((entry) => entry.sources));
  return [...after.values()].flatMap((clause): PublishProblem[] => {
    const old = before.has(clause.id) ? (retired.has(clause.id) ? before.get(clause.id) : undefined) : past.get(clause.id);
    if (!old || (old.actKey === clause.actKey && old.kind === clause.kind)) return [];
    return [bad(clause.id, `L’identificativo «${clause.id}» era di un’altra clausola (${old.kind} di «${old.actKey}»): datene uno nuovo.`)];
  });
}
