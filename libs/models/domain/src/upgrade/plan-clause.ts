import { mergeClauseText, type ClauseRevision, type ConflictText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { InstanceClause, ModelVersionId } from '../instance/instance.js';
import type { ClauseField } from '../model-version/version-diff.js';
import { becauseOf } from './because.js';
import type { Sides, UpgradeContext } from './upgrade-context.js';
import { itemHash, revisionHash, type ClauseText, type LocalChange, type UpgradeChoice, type UpgradeClass, type UpgradedClause, type UpgradeItem } from './upgrade-item.js';

/** A clause that stays one clause under its own id; null where neither side leaves anything to say. */
export function planClause(context: UpgradeContext, sides: Sides, next: ClauseRevision): UpgradeItem | null {
  const { local, base } = sides;
  const modelChanges = context.fieldsOf(local);
  if (modelChanges.length === 0) return null;
  const localChanges = localChangesOf(sides);
  const texts = localChanges.length > 0 ? mergeTexts(base, textOf(base, local), textOf(next)) : { proposal: textOf(next), conflicts: 0, sameField: false };
  const upgradeClass = classOf(sides, next, modelChanges, localChanges, texts);
  if (upgradeClass === null) return null;
  const rows = rowsOf(sides, next, context.target.id, texts);
  const outcomes = outcomesOf(upgradeClass, rows, sides, next);
  const [before, now, ours] = [textOf(base), textOf(next), textOf(base, local)];
  return {
    key: `clause:${local.clauseId}`,
    class: upgradeClass,
    actKey: next.actKey,
    sources: [local.clauseId],
    targets: [next.id],
    before: [before],
    now: [now],
    ours: [ours],
    proposal: proposed(outcomes, texts.proposal, now),
    conflicts: texts.conflicts,
    modelChanges,
    localChanges,
    because: becauseOf(upgradeClass, modelChanges, localChanges, texts.conflicts),
    lineage: sides.descent.declared,
    changelog: context.changelogOf(local.baseVersionId, [local.clauseId]),
    outcomes,
    hash: itemHash(upgradeClass, revisionHash(base), revisionHash(next), ownPart(sides)),
  };
}

/** A clause of the model that the instance does not have yet. */
export function planNewClause(context: UpgradeContext, next: ClauseRevision, replaced: readonly string[], since: ModelVersionId): UpgradeItem {
  const row = keptRow(next, context.target.id);
  const entry = (context.target.content.lineage ?? []).filter((candidate) => candidate.targets.includes(next.id));
  return {
    key: `clause:${next.id}`,
    class: 'NEW',
    actKey: next.actKey,
    sources: [],
    targets: [next.id],
    before: [],
    now: [textOf(next)],
    ours: [],
    proposal: [textOf(next)],
    conflicts: 0,
    modelChanges: [],
    localChanges: [],
    because: becauseOf('NEW', [], [], 0, replaced),
    lineage: entry,
    changelog: context.changelogOf(since, [next.id]),
    outcomes: {
      ACCEPT: [row],
      LATER: [],
      ...(next.lock === 'vincolata' ? {} : { EDIT: [row] }),
      ...(next.lock === 'libera' ? { OURS: [{ ...row, state: 'SUPPRESSED' as const }] } : {}),
    },
    hash: itemHash('NEW', revisionHash(next)),
  };
}

/** A clause that left the model. */
export function planRetiredClause(context: UpgradeContext, sides: Sides): UpgradeItem {
  const { local, base } = sides;
  const localChanges = localChangesOf(sides);
  const edited = local.state === 'EDITED';
  const ours = textOf(base, local);
  const asOwn: UpgradedClause = { ...withoutTrace(local), state: 'ADDED', baseVersionId: context.target.id, heading: ours.heading, body: ours.body, orderKey: local.orderKey ?? base.orderKey, parentId: base.parentId, kind: base.kind };
  const upgradeClass: UpgradeClass = edited ? 'RETIRED_EDITED' : 'RETIRED';
  const replacedBy = sides.descent.declared.filter((entry) => entry.kind === 'replace').flatMap((entry) => entry.targets);
  const later = [withoutTrace(local)];
  return {
    key: `clause:${local.clauseId}`,
    class: upgradeClass,
    actKey: base.actKey,
    sources: [local.clauseId],
    targets: [],
    before: [textOf(base)],
    now: [],
    ours: [ours],
    proposal: edited ? [ours] : [],
    conflicts: 0,
    modelChanges: [],
    localChanges,
    because: becauseOf(upgradeClass, [], localChanges, 0, replacedBy),
    lineage: sides.descent.declared,
    changelog: context.changelogOf(local.baseVersionId, [local.clauseId]),
    outcomes: edited ? { ACCEPT: [asOwn], EDIT: [asOwn], MODEL: [], LATER: later } : { ACCEPT: [], ...(local.state === 'KEPT' ? { OURS: [asOwn] } : {}), LATER: later },
    hash: itemHash(upgradeClass, revisionHash(base), null, ownPart(sides)),
  };
}

/** A clause that had left the model, that the Provincia kept as its own, and that the model takes up again. */
export function planReturnedClause(context: UpgradeContext, local: InstanceClause, next: ClauseRevision): UpgradeItem {
  const row = keptRow(next, context.target.id);
  const ours = textOf(next, local);
  const own = rowWithText({ ...row, reason: local.reason }, next, ours);
  return {
    key: `clause:${next.id}`,
    class: own.state === 'KEPT' ? 'TAKEN' : 'CONFLICT',
    actKey: next.actKey,
    sources: [local.clauseId],
    targets: [next.id],
    before: [],
    now: [textOf(next)],
    ours: [ours],
    proposal: [ours],
    conflicts: 1,
    modelChanges: [],
    localChanges: own.state === 'KEPT' ? [] : ['body'],
    because: 'Il modello riprende una clausola che aveva ritirato, e che voi avevate tenuto come vostra.',
    lineage: [],
    changelog: [],
    outcomes: own.state === 'KEPT' ? { ACCEPT: [row] } : { MODEL: [row], OURS: [own], ...(next.lock === 'vincolata' ? {} : { EDIT: [own] }) },
    hash: itemHash('RETURNED', revisionHash(next), local.heading, local.body),
  };
}

/** What people read of a clause: the model's words, or the Provincia's where it has its own. */
export function textOf(revision: ClauseRevision, local?: { readonly heading: readonly Inline[] | null; readonly body: RichText | null }): ClauseText {
  return { clauseId: revision.id, heading: local?.heading ?? revision.heading, body: local?.body ?? revision.body };
}

/** A clause that follows the model. */
export function keptRow(next: ClauseRevision, versionId: ModelVersionId): UpgradedClause {
  return { clauseId: next.id, actKey: next.actKey, baseVersionId: versionId, state: 'KEPT', heading: null, body: null, orderKey: null, parentId: null, kind: null, reason: null };
}

/** A row with a text of its own, or following the model where it says the same. */
export function rowWithText(row: UpgradedClause, next: Pick<ClauseRevision, 'heading' | 'body'> | undefined, text: Pick<ClauseText, 'heading' | 'body'>): UpgradedClause {
  if (row.state === 'ADDED' || !next) return { ...row, heading: text.heading, body: text.body };
  const asModel = sameJson(text.heading, next.heading) && sameJson(text.body, next.body);
  return { ...row, state: asModel ? 'KEPT' : 'EDITED', heading: asModel ? null : text.heading, body: asModel ? null : text.body };
}

/** The row without who wrote it last. */
export function withoutTrace({ clauseId, actKey, baseVersionId, state, heading, body, orderKey, parentId, kind, reason }: UpgradedClause): UpgradedClause {
  return { clauseId, actKey, baseVersionId, state, heading, body, orderKey, parentId, kind, reason };
}

/** What the Provincia changed of a clause, whatever it wrote that says the same as the model. */
export function localChangesOf({ local, base }: Sides): LocalChange[] {
  const own = textOf(base, local);
  return [
    ...(local.state === 'SUPPRESSED' ? (['suppressed'] as const) : []),
    ...(sameJson(own.heading, base.heading) ? [] : (['heading'] as const)),
    ...(sameJson(own.body, base.body) ? [] : (['body'] as const)),
    ...(local.orderKey !== null && local.orderKey !== base.orderKey ? (['place'] as const) : []),
  ];
}

/** What of the local row an item depends on. Of its place only that it has one: the key itself follows its neighbours. */
export function ownPart({ local }: Sides): unknown {
  return [local.state, local.heading, local.body, local.orderKey !== null, local.baseVersionId];
}

interface MergedTexts {
  readonly proposal: ClauseText;
  readonly conflicts: number;
  /** Whether both sides changed the same field. */
  readonly sameField: boolean;
}

function mergeTexts(base: ClauseRevision, ours: ClauseText, theirs: ClauseText): MergedTexts {
  const heading = mergeHeadings(base.heading, ours.heading, theirs.heading);
  const body = mergeClauseText(base.body, ours.body, theirs.body, 'ours');
  const both = (field: 'heading' | 'body'): boolean => !sameJson(base[field], ours[field]) && !sameJson(base[field], theirs[field]) && !sameJson(ours[field], theirs[field]);
  return { proposal: { clauseId: ours.clauseId, heading: heading.merged, body: body.merged }, conflicts: heading.conflicts + body.conflicts, sameField: both('heading') || both('body') };
}

/** A heading is a text of one paragraph. */
export function mergeHeadings(base: readonly Inline[], ours: readonly Inline[], theirs: readonly Inline[], inConflict: ConflictText = 'ours'): { merged: readonly Inline[]; conflicts: number } {
  const asText = (content: readonly Inline[]): RichText => ({ type: 'doc', content: [{ type: 'paragraph', ...(content.length > 0 ? { content } : {}) }] });
  const { merged, conflicts } = mergeClauseText(asText(base), asText(ours), asText(theirs), inConflict);
  const [first] = merged.content;
  return { merged: first?.type === 'paragraph' ? (first.content ?? []) : [], conflicts };
}

const TEXT_FIELDS: readonly ClauseField[] = ['heading', 'body', 'condition'];

function classOf({ local, base }: Sides, next: ClauseRevision, modelChanges: readonly ClauseField[], localChanges: readonly LocalChange[], texts: MergedTexts): UpgradeClass | null {
  const edited = localChanges.includes('heading') || localChanges.includes('body');
  const moved = localChanges.includes('place');
  if (localChanges.length === 0) return modelChanges.length > 0 ? 'TAKEN' : null;
  const sameAsModel = edited && sameJson(texts.proposal.heading, next.heading) && sameJson(texts.proposal.body, next.body) && texts.conflicts === 0 && !texts.sameField;
  if (local.state === 'SUPPRESSED') {
    if (base.lock === 'libera' && next.lock !== 'libera') return 'LOCK_RAISED';
    return modelChanges.some((field) => TEXT_FIELDS.includes(field)) ? 'SUPPRESSED_CHANGED' : keptOr(modelChanges);
  }
  if (edited && !sameAsModel && base.lock !== 'vincolata' && next.lock === 'vincolata') return 'LOCK_RAISED';
  if (edited && texts.conflicts > 0) return 'CONFLICT';
  if (edited && texts.sameField) return 'MERGED';
  if (moved && (modelChanges.includes('place') || (base.lock === 'libera' && next.lock !== 'libera'))) return 'MOVED';
  if (sameAsModel && !moved) return 'TAKEN';
  if (modelChanges.some((field) => TEXT_FIELDS.includes(field) || field === 'place')) return 'COMBINED';
  return keptOr(modelChanges);
}

function keptOr(modelChanges: readonly ClauseField[]): UpgradeClass | null {
  return modelChanges.length > 0 ? 'KEPT' : null;
}

interface Rows {
  /** What the proposal leaves, also of a clause that has its own place or is suppressed. */
  readonly proposal: UpgradedClause;
  readonly model: UpgradedClause;
  /** The Provincia's text on the new base. */
  readonly ours: UpgradedClause;
  /** The text the model had, as the Provincia's own. */
  readonly former: UpgradedClause;
  readonly held: UpgradedClause;
}

function rowsOf({ local, base }: Sides, next: ClauseRevision, versionId: ModelVersionId, texts: MergedTexts): Rows {
  const model = keptRow(next, versionId);
  const own = { ...model, orderKey: local.orderKey, reason: local.reason };
  return {
    proposal: rowWithText(own, next, texts.proposal),
    model,
    ours: rowWithText(own, next, textOf(base, local)),
    former: rowWithText(own, next, textOf(base)),
    held: withoutTrace(local),
  };
}

function outcomesOf(upgradeClass: UpgradeClass, rows: Rows, { local }: Sides, next: ClauseRevision): UpgradeItem['outcomes'] {
  const atModelPlace = (row: UpgradedClause): UpgradedClause => ({ ...row, orderKey: null });
  const suppressed = (row: UpgradedClause): UpgradedClause => ({ ...row, state: 'SUPPRESSED', heading: local.heading, body: local.body });
  const editable = next.lock === 'vincolata' ? {} : { EDIT: [rows.proposal] };
  const later: Partial<Record<UpgradeChoice, UpgradedClause[]>> = { LATER: [rows.held] };
  switch (upgradeClass) {
    case 'TAKEN': {
      // Where only a norm or a note changes there is no text to keep.
      const textChanged = rows.former.state === 'EDITED';
      return { ACCEPT: [rows.model], ...(textChanged && next.lock !== 'vincolata' ? { OURS: [rows.former] } : {}), ...(next.lock === 'vincolata' ? {} : { EDIT: [rows.model] }), ...later };
    }
    case 'KEPT':
      return { ACCEPT: [local.state === 'SUPPRESSED' ? suppressed(rows.ours) : rows.ours], MODEL: [rows.model] };
    case 'COMBINED':
      return { ACCEPT: [rows.proposal], MODEL: [rows.model], OURS: [rows.ours], ...editable, ...later };
    case 'MERGED':
      return { ACCEPT: [rows.proposal], MODEL: [rows.model], OURS: [rows.ours], ...editable, ...later };
    case 'CONFLICT':
      return { MODEL: [rows.model], OURS: [rows.ours], ...editable, ...later };
    case 'SUPPRESSED_CHANGED':
      return { ACCEPT: [suppressed(rows.ours)], MODEL: [rows.model], ...later };
    case 'LOCK_RAISED':
      return { MODEL: [rows.model], OURS: [local.state === 'SUPPRESSED' ? suppressed(rows.ours) : rows.ours], ...later };
    case 'MOVED':
      return { ACCEPT: [atModelPlace(rows.proposal)], OURS: [rows.proposal], ...later };
    default:
      return later;
  }
}

/** In a conflict, what an edit starts from. */
function proposed(outcomes: UpgradeItem['outcomes'], merged: ClauseText, now: ClauseText): readonly ClauseText[] {
  const [row] = outcomes.ACCEPT ?? outcomes.EDIT ?? outcomes.MODEL ?? [];
  if (!outcomes.ACCEPT) return [outcomes.EDIT ? merged : now];
  return row ? [{ ...now, heading: row.heading ?? now.heading, body: row.body ?? now.body }] : [];
}
