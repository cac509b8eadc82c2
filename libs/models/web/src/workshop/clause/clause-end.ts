import type { ClauseLineage } from '@province-comuni/models-contract';

/** What a curator says of a clause he takes out. */
export interface ClauseEnd {
  readonly kind: 'retire' | 'replace' | 'merge' | 'split';
  readonly targets: readonly string[];
  readonly heir: string | null;
  readonly reason: string;
}

/**
 * The declared ends with one more. What the clause contained ends with it; of a split it is retired, for a split is of one clause.
 * @param removed the published clauses taken out, the one that was chosen first
 * @param published clauses of the draft that the published version has too
 */
export function withEnd(lineage: readonly ClauseLineage[], removed: readonly string[], end: ClauseEnd, published: ReadonlySet<string>): ClauseLineage[] {
  const { kind, targets, reason } = end;
  const heir = kind === 'split' ? (end.heir ?? targets[0] ?? null) : null;
  // A second end of the same clause would be refused: the newest word counts.
  const others = lineage.map((entry) => ({ ...entry, sources: entry.sources.filter((id) => !removed.includes(id)) })).filter((entry) => entry.sources.length > 0);
  if (kind === 'merge') {
    const whole = targets[0]!;
    const same = others.find((entry) => entry.kind === 'merge' && entry.targets[0] === whole);
    if (same) return others.map((entry) => (entry === same ? { ...same, sources: [...new Set([...same.sources, ...removed])] } : entry));
    return [...others, { kind, sources: [...removed, ...(published.has(whole) ? [whole] : [])], targets: [whole], heir, reason }];
  }
  if (kind === 'split') {
    const [first, ...inside] = removed;
    return [...others, { kind, sources: [first!], targets, heir, reason }, ...(inside.length > 0 ? [{ kind: 'retire' as const, sources: inside, targets: [], heir: null, reason }] : [])];
  }
  return [...others, { kind, sources: removed, targets: kind === 'retire' ? [] : targets, heir, reason }];
}

/** Whether the end says all it must. */
export function isComplete({ kind, targets, heir, reason }: ClauseEnd): boolean {
  if (reason.trim() === '') return false;
  switch (kind) {
    case 'retire':
      return true;
    case 'split':
      return targets.length >= 2 && heir !== null;
    case 'merge':
      return targets.length === 1;
    case 'replace':
      return targets.length >= 1;
  }
}
