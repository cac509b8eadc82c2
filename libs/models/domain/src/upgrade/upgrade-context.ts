import type { ChangelogEntry, ModelContent } from '@province-comuni/models-contract';
import { inReadingOrder, type ClauseRevision } from '@province-comuni/shared-act-tree';
import type { InstanceClause, ModelVersionId } from '../instance/instance.js';
import { clausesById } from '../model-version/clause-lineage.js';
import { diffVersions, type ClauseDiff, type ClauseField } from '../model-version/version-diff.js';
import { composeDescent, type ClauseDescent } from './descent.js';

/** A published version with its id. */
export interface KnownVersion {
  readonly id: ModelVersionId;
  readonly content: ModelContent;
}

/** A clause of the instance with the model's before and after. */
export interface Sides {
  readonly local: InstanceClause;
  readonly base: ClauseRevision;
  readonly descent: ClauseDescent;
}

/** From one version to the target. */
interface Step {
  readonly clauses: ReadonlyMap<string, ClauseRevision>;
  readonly fields: ReadonlyMap<string, readonly ClauseField[]>;
  readonly descent: ReadonlyMap<string, ClauseDescent>;
}

/** What every instance of a model needs to be taken to one version: comparisons are made once for each version somebody is on. */
export class UpgradeContext {
  readonly target: KnownVersion;
  readonly targets: ReadonlyMap<string, ClauseRevision>;
  /** Where a reader meets each clause of the target, counted over all acts. */
  readonly readingOrder: ReadonlyMap<string, number>;
  private readonly steps = new Map<ModelVersionId, Step>();

  /** @param versions published versions of one model up to the target, oldest first */
  constructor(private readonly versions: readonly KnownVersion[]) {
    this.target = versions.at(-1)!;
    this.targets = clausesById(this.target.content);
    this.readingOrder = new Map(this.target.content.acts.flatMap((act) => inReadingOrder(act.clauses)).map((clause, index) => [clause.id, index]));
  }

  /** The model's side of a clause of an instance; undefined when its version has no such clause. */
  sidesOf(local: InstanceClause): Sides | undefined {
    const step = this.from(local.baseVersionId);
    const base = step?.clauses.get(local.clauseId);
    return base && step ? { local, base, descent: step.descent.get(local.clauseId)! } : undefined;
  }

  /** What the model changed of a clause since the version its text comes from. */
  fieldsOf(local: InstanceClause): readonly ClauseField[] {
    return this.from(local.baseVersionId)?.fields.get(local.clauseId) ?? [];
  }

  /** What the changelogs since a version say of some clauses. */
  changelogOf(since: ModelVersionId | null, ids: readonly string[]): (ChangelogEntry & { version: string })[] {
    const from = this.versions.findIndex((version) => version.id === since);
    return this.versions.slice(from + 1).flatMap(({ content }) => content.changelog.filter((entry) => ids.includes(entry.subject)).map((entry) => ({ ...entry, version: content.version })));
  }

  /** What each version says. */
  contents(): ReadonlyMap<ModelVersionId, ModelContent> {
    return new Map(this.versions.map(({ id, content }) => [id, content]));
  }

  /** The versions after the given one, oldest first. */
  since(versionId: ModelVersionId): readonly KnownVersion[] {
    return this.versions.slice(this.versions.findIndex((version) => version.id === versionId) + 1);
  }

  private from(versionId: ModelVersionId): Step | undefined {
    let step = this.steps.get(versionId);
    if (step) return step;
    const chain = this.versions.slice(this.versions.findIndex((version) => version.id === versionId));
    if (chain.length === 0 || chain[0]!.id !== versionId) return undefined;
    const contents = chain.map((version) => version.content);
    const changed = (change: ClauseDiff): [string, readonly ClauseField[]][] => (change.status === 'changed' || change.status === 'moved' ? [[change.id, change.fields]] : []);
    step = { clauses: clausesById(contents[0]!), fields: new Map(diffVersions(contents[0]!, this.target.content).clauses.flatMap(changed)), descent: composeDescent(contents) };
    this.steps.set(versionId, step);
    return step;
  }
}
