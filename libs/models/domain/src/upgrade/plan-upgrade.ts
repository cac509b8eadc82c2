import { clauseNeeds, inReadingOrder, type ClauseRevision } from '@province-comuni/shared-act-tree';
import type { Instance, InstanceClause } from '../instance/instance.js';
import { clauseWords, likeness, wordBag } from '../text/word-measure.js';
import { becauseOf } from './because.js';
import { planClause, planNewClause, planRetiredClause, planReturnedClause, withoutTrace } from './plan-clause.js';
import { planRecast } from './plan-recast.js';
import type { Sides, UpgradeContext } from './upgrade-context.js';
import { itemHash, type UpgradeItem } from './upgrade-item.js';

/** A clause the Provincia added that looks like one the model now has: only a hint. */
export interface LikelyDuplicate {
  readonly addedId: string;
  readonly newId: string;
}

/** What an upgrade to one version means for an instance. Nothing changes until people have decided what is theirs to decide. */
export interface UpgradePlan {
  readonly items: readonly UpgradeItem[];
  /** Clauses that stay as they are: neither the model changed them, nor is there anything to decide. */
  readonly untouched: readonly InstanceClause[];
  readonly duplicates: readonly LikelyDuplicate[];
}

/** How much of two texts must be the same words for a hint. */
const LOOKS_THE_SAME = 0.6;

/** Compares, clause by clause, the model as the instance knows it, the model as it is now, and what the Provincia wrote. One merge, however many versions lie between. */
export function planUpgrade(instance: Pick<Instance, 'modelVersionId' | 'clauses'>, context: UpgradeContext): UpgradePlan {
  const inherited = instance.clauses.filter((clause) => clause.state !== 'ADDED');
  const placed = inherited.map((local) => ({ local, sides: context.sidesOf(local) }));
  const known = placed.flatMap(({ sides }): Sides[] => (sides ? [sides] : []));
  const orphans = placed.filter(({ sides }) => !sides).map(({ local }) => local);
  const groups = groupsOf(known);
  const taken = new Set(groups.flatMap((group) => group.targets));
  const items: UpgradeItem[] = [];
  const untouched: InstanceClause[] = [...orphans];
  for (const { sources, targets } of groups) {
    const next = inReadingOrder(targets.flatMap((id) => context.targets.get(id) ?? []));
    const single = sources.length === 1 ? sources[0]! : undefined;
    if (single && next.length === 0) items.push(planRetiredClause(context, single));
    else if (single && next.length === 1 && next[0]!.id === single.local.clauseId) {
      const item = planClause(context, single, next[0]!);
      if (item) items.push(item);
      else untouched.push(single.local);
    } else items.push(planRecast(context, sources, next));
  }
  const replaced = new Map(known.flatMap((sides) => sides.descent.declared.filter((entry) => entry.kind === 'replace').flatMap((entry) => entry.targets.map((id) => [id, entry.sources] as const))));
  const added = instance.clauses.filter((clause) => clause.state === 'ADDED' && !context.targets.has(clause.clauseId));
  const returned = instance.clauses.filter((clause) => clause.state === 'ADDED' && context.targets.has(clause.clauseId));
  items.push(...returned.map((local) => planReturnedClause(context, local, context.targets.get(local.clauseId)!)));
  for (const local of returned) taken.add(local.clauseId);
  const fresh = [...context.targets.values()].filter((next) => !taken.has(next.id));
  items.push(...fresh.map((next) => planNewClause(context, next, replaced.get(next.id) ?? [], instance.modelVersionId)));
  return { items: sortedLikeTheActs(items, context), untouched: [...untouched, ...added], duplicates: duplicatesOf(added, fresh) };
}

/** An own text that refers to clauses which are not there after the upgrade: an item of its own, so that it can be mended in the same place. */
export function planDanglingText(context: UpgradeContext, clause: InstanceClause, missing: readonly string[]): UpgradeItem {
  const text = { clauseId: clause.clauseId, heading: clause.heading ?? [], body: clause.body ?? { type: 'doc' as const, content: [{ type: 'paragraph' as const }] } };
  return {
    key: `reference:${clause.clauseId}`,
    class: 'DANGLING',
    actKey: clause.actKey,
    sources: [clause.clauseId],
    targets: clause.state === 'ADDED' ? [] : [clause.clauseId],
    before: [],
    now: [],
    ours: [text],
    proposal: [text],
    conflicts: 0,
    modelChanges: [],
    localChanges: ['body'],
    because: becauseOf('DANGLING', [], ['body'], 0),
    lineage: [],
    changelog: [],
    outcomes: { EDIT: [withoutTrace(clause)] },
    hash: itemHash('DANGLING', text, missing, context.target.id),
  };
}

/** The ids an own text refers to. */
export function referencesOf(clause: Pick<InstanceClause, 'heading' | 'body'>): ReadonlySet<string> {
  return clause.body || clause.heading ? clauseNeeds({ heading: clause.heading ?? [], body: clause.body ?? { type: 'doc', content: [] } }).clauses : new Set();
}

interface Group {
  readonly sources: Sides[];
  readonly targets: string[];
}

/** Clauses whose texts went to the same places belong together: one that stayed itself is a group of its own. */
function groupsOf(all: readonly Sides[]): Group[] {
  const byTarget = new Map<string, Group>();
  const groups: Group[] = [];
  for (const sides of all) {
    const touching = [...new Set(sides.descent.targets.flatMap((id) => byTarget.get(id) ?? []))];
    const group = touching[0] ?? { sources: [], targets: [] };
    if (!touching[0]) groups.push(group);
    for (const other of touching.slice(1)) {
      group.sources.push(...other.sources);
      group.targets.push(...other.targets);
      groups.splice(groups.indexOf(other), 1);
    }
    group.sources.push(sides);
    for (const id of sides.descent.targets) if (!group.targets.includes(id)) group.targets.push(id);
    for (const id of group.targets) byTarget.set(id, group);
  }
  return groups;
}

/** In the order in which a reader meets them in the acts; what left the model stands last in its act. */
function sortedLikeTheActs(items: readonly UpgradeItem[], context: UpgradeContext): UpgradeItem[] {
  const acts = context.target.content.acts;
  const actOrder = new Map(acts.map((act, index) => [act.template.key, index]));
  const placeOf = (item: UpgradeItem): [number, number] => [actOrder.get(item.actKey) ?? acts.length, Math.min(...item.targets.map((id) => context.readingOrder.get(id) ?? Infinity), Infinity)];
  return [...items].sort((a, b) => {
    const [[actA, atA], [actB, atB]] = [placeOf(a), placeOf(b)];
    return actA - actB || (atA === atB ? (a.key < b.key ? -1 : 1) : atA < atB ? -1 : 1);
  });
}

function duplicatesOf(added: readonly InstanceClause[], fresh: readonly ClauseRevision[]): LikelyDuplicate[] {
  const bags = fresh.map((next) => ({ id: next.id, bag: wordBag(clauseWords(next)) }));
  return added.flatMap((clause) => {
    const own = wordBag(clauseWords({ heading: clause.heading ?? [], body: clause.body ?? { type: 'doc', content: [] } }));
    return bags.filter(({ bag }) => likeness(own, bag) >= LOOKS_THE_SAME).map(({ id }) => ({ addedId: clause.clauseId, newId: id }));
  });
}
