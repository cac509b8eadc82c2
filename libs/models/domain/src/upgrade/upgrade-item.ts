import { createHash } from 'node:crypto';
import type { ChangelogEntry, ClauseLineage } from '@province-comuni/models-contract';
import type { ClauseRevision, Inline, RichText } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import type { InstanceClause } from '../instance/instance.js';
import type { ClauseField } from '../model-version/version-diff.js';

/** Counts the ways in which plans were made: kept with every upgrade, so that an old decision can be understood. */
export const ENGINE_VERSION = 2;

/**
 * What an upgrade means for a clause.
 *
 * Without a question: `TAKEN` the model's change, where the Provincia had none · `NEW` a clause of the model · `RETIRED` one that left it ·
 * `KEPT` the Provincia's text, which the model did not touch · `COMBINED` both changed different things of it.
 * To be decided: `MERGED` both changed the text, not the same words · `CONFLICT` the same words · `RETIRED_EDITED` the model retires what the Provincia
 * had changed · `SUPPRESSED_CHANGED` the model changes what it had suppressed · `LOCK_RAISED` the model now fixes what it had changed ·
 * `MOVED` both gave it another place · `DANGLING` its own text refers to a clause that is no longer there.
 */
export type UpgradeClass = 'TAKEN' | 'NEW' | 'RETIRED' | 'KEPT' | 'COMBINED' | 'MERGED' | 'CONFLICT' | 'RETIRED_EDITED' | 'SUPPRESSED_CHANGED' | 'LOCK_RAISED' | 'MOVED' | 'DANGLING';

const OPEN_CLASSES: ReadonlySet<UpgradeClass> = new Set<UpgradeClass>(['MERGED', 'CONFLICT', 'RETIRED_EDITED', 'SUPPRESSED_CHANGED', 'LOCK_RAISED', 'MOVED', 'DANGLING']);

/** Whether a person must decide before the upgrade can be applied. */
export function asksForDecision(upgradeClass: UpgradeClass): boolean {
  return OPEN_CLASSES.has(upgradeClass);
}

/** `ACCEPT` the proposal · `MODEL` the model's text as it is now · `OURS` what the Provincia has, with the reason · `EDIT` a text of its own · `LATER` held back: text and base stay. */
export type UpgradeChoice = 'ACCEPT' | 'MODEL' | 'OURS' | 'EDIT' | 'LATER';

/** What people see of one clause in one column of the room. */
export interface ClauseText {
  readonly clauseId: string;
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

/** A clause as the upgrade leaves it in the instance. */
export type UpgradedClause = Omit<InstanceClause, 'revision' | 'updatedBy' | 'updatedAt'>;

/** What the Provincia had changed of a clause. */
export type LocalChange = 'heading' | 'body' | 'place' | 'suppressed';

/** One line of an upgrade plan: a clause, or clauses that were divided or united, with what is proposed and why. */
export interface UpgradeItem {
  /** `clause:…` with the ids of the clauses of the instance, else of the model; `reference:…` for a text whose reference leads nowhere. */
  readonly key: string;
  readonly class: UpgradeClass;
  readonly actKey: string;
  /** Clauses of the instance it is about; none for a new one. */
  readonly sources: readonly string[];
  /** Clauses of the new version that take their place; none for a retired one. */
  readonly targets: readonly string[];
  /** The model as the instance knows it, the model now, what the Provincia has, what is proposed. */
  readonly before: readonly ClauseText[];
  readonly now: readonly ClauseText[];
  readonly ours: readonly ClauseText[];
  readonly proposal: readonly ClauseText[];
  /** Places where both changed the same words. */
  readonly conflicts: number;
  readonly modelChanges: readonly ClauseField[];
  readonly localChanges: readonly LocalChange[];
  /** In Italian: why the proposal is what it is. */
  readonly because: string;
  readonly lineage: readonly ClauseLineage[];
  /** What the changelogs of the versions in between say of it, oldest first. */
  readonly changelog: readonly (ChangelogEntry & { readonly version: string })[];
  /** For each choice one may make, the clauses it leaves. For `EDIT` those whose texts are replaced. */
  readonly outcomes: Readonly<Partial<Record<UpgradeChoice, readonly UpgradedClause[]>>>;
  /** Of all it was made from: a decision holds as long as this does. */
  readonly hash: string;
}

/** What a person decided about an item. */
export interface UpgradeResolution {
  readonly key: string;
  /** Hash of the item the person saw. */
  readonly hash: string;
  readonly choice: UpgradeChoice;
  /** Texts of an `EDIT`. */
  readonly texts: readonly ClauseText[];
  readonly reason: string | null;
  readonly personName: string;
  readonly at: Date;
}

/** Whether the choice refuses something of the model, which has to be explained. */
export function needsReason(item: Pick<UpgradeItem, 'outcomes'>, choice: UpgradeChoice): boolean {
  return choice === 'OURS' && item.outcomes.OURS !== undefined;
}

const revisionHashes = new WeakMap<ClauseRevision, string>();

/** SHA-256 of a clause of a version; kept, since a published version never changes and is looked at by every instance. */
export function revisionHash(revision: ClauseRevision): string {
  let hash = revisionHashes.get(revision);
  if (hash === undefined) revisionHashes.set(revision, (hash = itemHash(revision)));
  return hash;
}

/** SHA-256 of what an item was made from. */
export function itemHash(...inputs: readonly unknown[]): string {
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex');
}
