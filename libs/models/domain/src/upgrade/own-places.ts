import type { ModelContent } from '@province-comuni/models-contract';
import { inReadingOrder, type EffectiveClause } from '@province-comuni/shared-act-tree';
import { effectiveClauses } from '../instance/effective-clauses.js';
import type { InstanceClause } from '../instance/instance.js';
import { orderKeyBetween } from '../instance/order-key.js';
import type { UpgradedClause } from './upgrade-item.js';

/**
 * Clauses the Provincia added or moved stand, after an upgrade, behind the clause they stood behind before it: the model's order keys are its own affair,
 * and a version may give new ones to all. Where the keys around them are what they were, theirs stay too.
 */
export function keepOwnPlaces(before: ModelContent, local: readonly InstanceClause[], after: ModelContent, rows: readonly UpgradedClause[]): UpgradedClause[] {
  const placed = new Map(rows.map((row) => [row.clauseId, row]));
  for (const { template } of after.acts) {
    const old = inReadingOrder(effectiveClauses(before, template.key, local));
    const oldKeys = new Map(old.map((clause) => [clause.id, clause.orderKey]));
    const now = effectiveClauses(after, template.key, rows.map(asRow));
    const parents = new Map(now.map((clause) => [clause.id, clause.parentId]));
    const isOwn = (id: string): boolean => placed.get(id)?.state === 'ADDED' || (placed.get(id)?.orderKey ?? null) !== null;
    const settled = now.filter((clause) => !isOwn(clause.id)).map(({ id, parentId, orderKey }) => ({ id, parentId, orderKey }));
    for (const clause of old.filter((each) => isOwn(each.id))) {
      const row = placed.get(clause.id)!;
      const parentId = row.state === 'ADDED' ? livingParent(clause.parentId, old, parents) : (parents.get(clause.id) ?? null);
      const siblings = settled.filter((each) => each.parentId === parentId).sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
      const asBefore = parentId === clause.parentId && row.orderKey === clause.orderKey && siblings.every((each) => !oldKeys.has(each.id) || oldKeys.get(each.id) === each.orderKey);
      const orderKey = asBefore ? clause.orderKey : keyBehind(predecessor(clause, old, siblings), siblings);
      settled.push({ id: clause.id, parentId, orderKey });
      placed.set(clause.id, { ...row, orderKey, ...(row.state === 'ADDED' ? { parentId } : {}) });
    }
  }
  return rows.map((row) => placed.get(row.clauseId)!);
}

interface Placed {
  readonly id: string;
  readonly parentId: string | null;
  readonly orderKey: string;
}

function asRow(row: UpgradedClause): InstanceClause {
  return { ...row, revision: 0, updatedBy: null, updatedAt: null };
}

/** The parent, or the nearest of its own parents that is still there. */
function livingParent(parentId: string | null, old: readonly EffectiveClause[], living: ReadonlyMap<string, unknown>): string | null {
  let at = parentId;
  while (at !== null && !living.has(at)) at = old.find((clause) => clause.id === at)?.parentId ?? null;
  return at;
}

/** The nearest clause before it, among those that are its siblings now; null when it comes first. */
function predecessor(clause: EffectiveClause, old: readonly EffectiveClause[], siblings: readonly Placed[]): Placed | null {
  for (let at = old.indexOf(clause) - 1; at >= 0; at -= 1) {
    const found = siblings.find((each) => each.id === old[at]!.id);
    if (found) return found;
  }
  return null;
}

function keyBehind(before: Placed | null, siblings: readonly Placed[]): string {
  const next = siblings.find((each) => before === null || each.orderKey > before.orderKey);
  return orderKeyBetween(before?.orderKey ?? null, next?.orderKey ?? null);
}
