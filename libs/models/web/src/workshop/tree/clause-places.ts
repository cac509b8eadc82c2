import type { DraftClauseItem } from '../draft-data.js';

/** Where a clause goes: in which group (null: directly in the act) and after which sibling (null: first). */
export interface ClausePlace {
  readonly parentId: string | null;
  readonly afterId: string | null;
}

type Item = Pick<DraftClauseItem, 'id' | 'parentId' | 'kind'>;

/** Kinds that stand inside a group; the others stand directly in the act. */
export function standsInGroup(kind: string): boolean {
  return kind === 'voce' || kind === 'punto';
}

/** Where `moved` goes when it is put after `target`; null where it cannot stand. A group takes a child as its first. */
export function placeAfter(clauses: readonly Item[], moved: Item, target: Item): ClausePlace | null {
  if (target.id === moved.id || target.parentId === moved.id) return null;
  if (!standsInGroup(moved.kind)) return { parentId: null, afterId: target.parentId ?? target.id };
  if (target.kind === 'gruppo') return { parentId: target.id, afterId: null };
  return target.parentId === null || !clauses.some((clause) => clause.id === target.parentId) ? null : { parentId: target.parentId, afterId: target.id };
}

/** One place up or down among its siblings; null at the end of the way. */
export function placeBeside(clauses: readonly Item[], moved: Item, direction: 'up' | 'down'): ClausePlace | null {
  const siblings = clauses.filter((clause) => clause.parentId === moved.parentId);
  const afterId = neighbour(siblings.map((clause) => clause.id), moved.id, direction);
  return afterId === undefined ? null : { parentId: moved.parentId, afterId };
}

/** What an item of a list follows after one step up or down (null: nothing, it is first); undefined at the end of the way. */
export function neighbour(ids: readonly string[], id: string, direction: 'up' | 'down'): string | null | undefined {
  const at = ids.indexOf(id);
  if (direction === 'down') return ids[at + 1];
  return at <= 0 ? undefined : (ids[at - 2] ?? null);
}

/** An id for a new clause: the beginning that the act's clauses share, and the words of the heading. Nobody has it yet. */
export function proposedId(actKey: string, taken: readonly string[], siblings: readonly string[], heading: string): string {
  const beginnings = siblings.map((id) => id.split('-')[0]!);
  const prefix = mostFrequent(beginnings) ?? actKey.split('-')[0]!.slice(0, 4);
  const slug = heading.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const base = `${prefix}-${slug || 'nuova'}`.slice(0, 60).replace(/-+$/, '');
  return taken.includes(base) ? `${base}-${[...Array(1000).keys()].find((n) => n > 1 && !taken.includes(`${base}-${n}`))}` : base;
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
