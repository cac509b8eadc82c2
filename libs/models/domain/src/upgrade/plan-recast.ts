import { joinTexts, mergeIntoParts, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { becauseOf } from './because.js';
import { keptRow, localChangesOf, mergeHeadings, ownPart, rowWithText, textOf, withoutTrace } from './plan-clause.js';
import type { Sides, UpgradeContext } from './upgrade-context.js';
import { itemHash, revisionHash, type ClauseText, type LocalChange, type UpgradeClass, type UpgradedClause, type UpgradeItem } from './upgrade-item.js';

/**
 * Clauses that were divided, united, or both: what the Provincia wrote in the old ones goes where the words around it went, and what fits
 * nowhere is for a person, with its whole text beside.
 *
 * @param targets clauses of the new version, in reading order; at least one
 */
export function planRecast(context: UpgradeContext, sources: readonly Sides[], targets: readonly ClauseRevision[]): UpgradeItem {
  const localChanges = [...new Set(sources.flatMap((sides) => localChangesOf(sides)))];
  const suppressed = sources.filter((sides) => sides.local.state === 'SUPPRESSED').length;
  const ours = sources.map((sides) => textOf(sides.base, sides.local));
  const moved = moveIntoTargets(sources, ours, targets);
  const upgradeClass = classOf(sources, targets, localChanges, suppressed, moved);
  const later = sources.map((sides) => withoutTrace(sides.local));
  const model = targets.map((target) => keptRow(target, context.target.id));
  const merged = targets.map((target, index) => rowWithText(model[index]!, target, moved.texts[index]!));
  const modelChanges = ['body'] as const;
  return {
    key: `clause:${sources.map((sides) => sides.local.clauseId).join('+')}`,
    class: upgradeClass,
    actKey: targets[0]!.actKey,
    sources: sources.map((sides) => sides.local.clauseId),
    targets: targets.map((target) => target.id),
    before: sources.map((sides) => textOf(sides.base)),
    now: targets.map((target) => textOf(target)),
    ours,
    proposal: moved.texts,
    conflicts: moved.conflicts,
    modelChanges,
    localChanges,
    because: `${recastSentence(sources.length, targets.length)} ${becauseOf(upgradeClass, modelChanges, localChanges, moved.conflicts)}`,
    lineage: [...new Set(sources.flatMap((sides) => sides.descent.declared))],
    changelog: context.changelogOf(sources[0]!.local.baseVersionId, [...sources.map((sides) => sides.local.clauseId), ...targets.map((target) => target.id)]),
    outcomes: outcomesOf(upgradeClass, { model, merged, later }, sources, targets),
    hash: itemHash(upgradeClass, sources.map((sides) => revisionHash(sides.base)), targets.map(revisionHash), sources.map(ownPart)),
  };
}

interface MovedTexts {
  readonly texts: readonly ClauseText[];
  readonly conflicts: number;
  /** Whether every local change found its place. */
  readonly placed: boolean;
}

function moveIntoTargets(sources: readonly Sides[], ours: readonly ClauseText[], targets: readonly ClauseRevision[]): MovedTexts {
  const base = joinTexts(sources.map((sides) => sides.base.body));
  const parts = mergeIntoParts(base, joinTexts(ours.map((text) => text.body)), targets.map((target) => target.body), 'ours');
  const headings = headingsOf(sources, ours, targets);
  const texts = targets.map((target, index): ClauseText => ({ clauseId: target.id, heading: headings.texts[index]!, body: parts?.[index]?.merged ?? target.body }));
  return { texts, conflicts: (parts ?? []).reduce((sum, part) => sum + part.conflicts, headings.conflicts) + (parts ? 0 : 1), placed: parts !== null && headings.conflicts === 0 };
}

/** A heading that the Provincia changed belongs to the heir of the clause, if that took the heading over; else no machine can say. */
function headingsOf(sources: readonly Sides[], ours: readonly ClauseText[], targets: readonly ClauseRevision[]): { texts: ClauseText['heading'][]; conflicts: number } {
  const texts = targets.map((target) => target.heading);
  let conflicts = 0;
  sources.forEach(({ base, descent }, index) => {
    const own = ours[index]!.heading;
    if (sameJson(own, base.heading)) return;
    const at = targets.findIndex((target) => target.id === (descent.heir ?? targets[0]!.id));
    const merged = sources.length === 1 && at >= 0 ? mergeHeadings(base.heading, own, targets[at]!.heading) : { merged: null, conflicts: 1 };
    conflicts += merged.conflicts;
    if (merged.merged && merged.conflicts === 0) texts[at] = merged.merged;
  });
  return { texts, conflicts };
}

function classOf(sources: readonly Sides[], targets: readonly ClauseRevision[], localChanges: readonly LocalChange[], suppressed: number, moved: MovedTexts): UpgradeClass {
  if (suppressed === sources.length) return targets.every((target) => target.lock === 'libera') ? 'SUPPRESSED_CHANGED' : 'LOCK_RAISED';
  if (suppressed > 0) return 'CONFLICT';
  const edited = localChanges.includes('heading') || localChanges.includes('body');
  if (!edited) return localChanges.includes('place') ? 'MOVED' : 'TAKEN';
  if (!moved.placed || moved.conflicts > 0) return 'CONFLICT';
  const raised = sources.some(({ base }) => base.lock !== 'vincolata') && targets.some((target, index) => target.lock === 'vincolata' && !sameJson(moved.texts[index]!.body, target.body));
  return raised ? 'LOCK_RAISED' : 'MERGED';
}

function outcomesOf(upgradeClass: UpgradeClass, rows: { model: readonly UpgradedClause[]; merged: readonly UpgradedClause[]; later: readonly UpgradedClause[] }, sources: readonly Sides[], targets: readonly ClauseRevision[]): UpgradeItem['outcomes'] {
  const editable = targets.every((target) => target.lock === 'vincolata') ? {} : { EDIT: rows.merged };
  const reason = sources.map((sides) => sides.local.reason).find((each) => each !== null) ?? null;
  const allSuppressed = rows.model.map((row): UpgradedClause => ({ ...row, state: 'SUPPRESSED', reason }));
  const bothSuppressed = sources.every((sides) => sides.local.state === 'SUPPRESSED');
  switch (upgradeClass) {
    case 'TAKEN':
    case 'MOVED':
      return { ACCEPT: rows.model, ...editable, LATER: rows.later };
    case 'SUPPRESSED_CHANGED':
      return { ACCEPT: allSuppressed, MODEL: rows.model, LATER: rows.later };
    case 'LOCK_RAISED':
      return { MODEL: rows.model, OURS: bothSuppressed ? allSuppressed : rows.merged, LATER: rows.later };
    case 'MERGED':
      return { ACCEPT: rows.merged, MODEL: rows.model, ...editable, LATER: rows.later };
    default:
      return { MODEL: rows.model, ...editable, LATER: rows.later };
  }
}

function recastSentence(sources: number, targets: number): string {
  if (sources === 1 && targets === 1) return 'Il modello ha dato a questa clausola un’altra identità.';
  if (sources === 1) return `Il modello ha diviso questa clausola in ${targets}.`;
  return targets === 1 ? `Il modello ha unito ${sources} clausole in una.` : `Il modello ha riscritto ${sources} clausole in ${targets}.`;
}
