import type { ModelContent } from '@province-comuni/models-contract';
import { clauseNeeds, type RichText } from '@province-comuni/shared-act-tree';
import { checkInstance, type FailedCheck } from '../instance/checks.js';
import { effectiveClauses } from '../instance/effective-clauses.js';
import { instanceContent } from '../instance/instance-content.js';
import { instanceEnvironment } from '../instance/instance-environment.js';
import type { Instance, InstanceClause } from '../instance/instance.js';
import { followRenames, renamesOver } from './follow-renames.js';
import { keepOwnPlaces } from './own-places.js';
import { upgradeAnswers, type AnswerUpgrade } from './plan-answers.js';
import { rowWithText, withoutTrace } from './plan-clause.js';
import { planDanglingText, referencesOf, type LikelyDuplicate, type UpgradePlan } from './plan-upgrade.js';
import { followReferences } from './references.js';
import type { UpgradeContext } from './upgrade-context.js';
import { asksForDecision, needsReason, type UpgradeChoice, type UpgradedClause, type UpgradeItem, type UpgradeResolution } from './upgrade-item.js';

/** An item with what was decided about it, if that still holds. */
export interface SettledItem {
  readonly item: UpgradeItem;
  readonly resolution: UpgradeResolution | null;
  /** What holds: the decision, or the proposal where none is asked for; null while it is open. */
  readonly choice: UpgradeChoice | null;
}

/** A plan with the decisions taken so far, and what would come of it. */
export interface SettledUpgrade {
  readonly items: readonly SettledItem[];
  /** Clauses that stay as they are. */
  readonly untouched: number;
  readonly duplicates: readonly LikelyDuplicate[];
  readonly answers: readonly AnswerUpgrade[];
  /** Items without a decision that need one. */
  readonly open: number;
  /** Errors that the upgrade would bring in and that can be mended here: it is not applied with any. */
  readonly blocking: readonly FailedCheck[];
  /** Errors and warnings it would bring in and that the interview mends. */
  readonly notices: readonly FailedCheck[];
  /** The instance after the upgrade; open items stand in it as held back. */
  readonly after: Instance;
  readonly contentAfter: ModelContent;
}

/**
 * Puts decisions and plan together. A decision counts as long as what it was about is the same.
 *
 * @param before the model as the instance has it
 * @param today Italian calendar day
 */
export function settleUpgrade(instance: Instance, before: ModelContent, plan: UpgradePlan, context: UpgradeContext, resolutions: readonly UpgradeResolution[], today: string): SettledUpgrade {
  const decided = new Map(resolutions.map((resolution) => [resolution.key, resolution]));
  const items = plan.items.map((item) => settleItem(item, decided.get(item.key)));
  const untouched = plan.untouched.map((clause) => ({ ...withoutTrace(clause), baseVersionId: clause.state !== 'ADDED' && !context.targets.has(clause.clauseId) ? clause.baseVersionId : context.target.id }));
  const rows = followReferences([...untouched, ...items.flatMap((settled) => rowsOf(settled, context))], plan.items);
  const dangling = danglingItems(rows, context, decided);
  const steps = context.since(instance.modelVersionId).map(({ content }) => content);
  const mended = followRenames(rows.map((row) => mendedRow(row, dangling, context)), renamesOver(before, steps), context.target.id);
  const contents = new Map([...context.contents()]);
  const inherited = instanceContent({ modelVersionId: context.target.id, clauses: mended.map(asClause), localVariables: [] }, contents);
  const placed = keepOwnPlaces(before, instance.clauses, inherited, mended);
  const environment = instanceEnvironment(before, instance.answers, instance.parameterDate);
  const { answers, localVariables, changes } = upgradeAnswers(before, steps, context.target.content, instance.answers, environment, usedVariables(placed, inherited, context), today);
  const after: Instance = { ...instance, modelVersionId: context.target.id, answers, clauses: placed.map((row) => keepTrace(row, instance)), localVariables };
  const contentAfter = instanceContent(after, contents);
  const all = [...items, ...dangling];
  return {
    items: all,
    untouched: plan.untouched.length,
    duplicates: plan.duplicates,
    answers: changes,
    open: all.filter(({ choice }) => choice === null).length,
    ...newFailures(before, instance, contentAfter, after),
    after,
    contentAfter,
  };
}

function settleItem(item: UpgradeItem, resolution: UpgradeResolution | undefined): SettledItem {
  if (resolution && resolution.hash === item.hash && item.outcomes[resolution.choice] && (!needsReason(item, resolution.choice) || resolution.reason)) return { item, resolution, choice: resolution.choice };
  return { item, resolution: null, choice: asksForDecision(item.class) ? null : 'ACCEPT' };
}

/** What an item leaves in the instance; while it is open, what was there. */
function rowsOf({ item, resolution, choice }: SettledItem, context: UpgradeContext): UpgradedClause[] {
  const rows = item.outcomes[choice ?? 'LATER'] ?? [];
  switch (choice) {
    case 'EDIT':
      return rows.map((row) => {
        const text = resolution!.texts.find((each) => each.clauseId === row.clauseId);
        return { ...(text ? rowWithText(row, row.state === 'ADDED' ? undefined : context.targets.get(row.clauseId), text) : row), reason: resolution!.reason ?? row.reason };
      });
    case 'OURS':
      return rows.map((row) => ({ ...row, reason: resolution?.reason ?? row.reason }));
    default:
      return [...rows];
  }
}

/** Own texts that refer to clauses which nothing of the new instance has. */
function danglingItems(rows: readonly UpgradedClause[], context: UpgradeContext, decided: ReadonlyMap<string, UpgradeResolution>): SettledItem[] {
  const present = new Set(rows.map((row) => row.clauseId));
  return rows.filter(isOwnText).flatMap((row): SettledItem[] => {
    const missing = [...referencesOf(row)].filter((id) => !present.has(id));
    if (missing.length === 0) return [];
    const item = planDanglingText(context, asClause(row), missing);
    const settled = settleItem(item, decided.get(item.key));
    const text = settled.resolution?.texts[0];
    const mended = text && [...clauseNeeds({ heading: text.heading, body: text.body }).clauses].every((id) => present.has(id));
    return [mended ? settled : { item, resolution: null, choice: null }];
  });
}

function isOwnText(row: UpgradedClause): boolean {
  return row.state === 'EDITED' || row.state === 'ADDED';
}

function mendedRow(row: UpgradedClause, dangling: readonly SettledItem[], context: UpgradeContext): UpgradedClause {
  const text = dangling.find(({ item }) => item.sources[0] === row.clauseId)?.resolution?.texts[0];
  return text ? rowWithText(row, row.state === 'ADDED' ? undefined : context.targets.get(row.clauseId), text) : row;
}

/** Keys that texts use which are not the new version's own words. */
function usedVariables(rows: readonly UpgradedClause[], content: ModelContent, context: UpgradeContext): Set<string> {
  const revisions = new Map(content.acts.flatMap((act) => act.clauses).map((clause) => [clause.id, clause]));
  const used = new Set<string>();
  for (const row of rows) {
    const revision = revisions.get(row.clauseId);
    const held = revision !== undefined && row.baseVersionId !== context.target.id;
    if (!held && !isOwnText(row) && row.state !== 'SUPPRESSED') continue;
    const text = { heading: row.heading ?? revision?.heading ?? [], body: row.body ?? revision?.body ?? EMPTY, when: revision?.when ?? null };
    for (const key of clauseNeeds(text).variables) used.add(key);
  }
  return used;
}

const EMPTY: RichText = { type: 'doc', content: [] };

function asClause(row: UpgradedClause): InstanceClause {
  return { ...row, revision: 0, updatedBy: null, updatedAt: null };
}

/** Who wrote a text last stays with the text. */
function keepTrace(row: UpgradedClause, instance: Instance): InstanceClause {
  const old = instance.clauses.find((clause) => clause.clauseId === row.clauseId);
  return { ...row, revision: old?.revision ?? 0, updatedBy: old?.updatedBy ?? null, updatedAt: old?.updatedAt ?? null };
}

/** What fails after the upgrade and did not before. Texts can be mended in the room; answers only afterwards, when the new questions are there. */
function newFailures(before: ModelContent, instance: Instance, contentAfter: ModelContent, after: Instance): Pick<SettledUpgrade, 'blocking' | 'notices'> {
  const failing = (content: ModelContent, of: Instance): FailedCheck[] => checkInstance(content, (actKey) => effectiveClauses(content, actKey, of.clauses), instanceEnvironment(content, of.answers, of.parameterDate));
  const known = new Set(failing(before, instance).map(nameOf));
  const fresh = failing(contentAfter, after).filter((check) => !known.has(nameOf(check)));
  const aboutTexts = new Set(['engine.broken-reference', 'engine.unknown-variable', ...contentAfter.rules.filter((rule) => rule.test.kind === 'content').map((rule) => rule.id)]);
  const blocks = (check: FailedCheck): boolean => check.severity === 'errore' && aboutTexts.has(check.ruleId);
  return { blocking: fresh.filter(blocks), notices: fresh.filter((check) => !blocks(check)) };
}

function nameOf({ ruleId, message, remedy }: FailedCheck): string {
  return JSON.stringify([ruleId, message, remedy]);
}
