import { enteIdsOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { renderAct, type EffectiveClause, type Environment, type RenderCache, type RenderedAct, type RenderedClause } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { InstanceNotFound, NotAllowed } from '../errors.js';
import { checkInstance, type FailedCheck } from '../instance/checks.js';
import { effectiveClauses } from '../instance/effective-clauses.js';
import { hasHeldBack, instanceContent, versionsOf } from '../instance/instance-content.js';
import type { Instance, InstanceId, ModelVersionId } from '../instance/instance.js';
import { instanceEnvironment, type ScopedAnswers } from '../instance/instance-environment.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

/** An instance with everything that follows from its data: what the editor shows, what an export writes. */
export class InstanceWorkspace {
  private readonly rendered = new Map<string, RenderedAct>();
  private readonly effective = new Map<string, EffectiveClause[]>();

  constructor(
    readonly instance: Instance,
    readonly content: ModelContent,
    readonly environment: Environment,
    private readonly cache?: RenderCache,
    /** Whether an upgrade left something of its version for later. */
    readonly heldBack = false,
  ) {}

  clausesOf(actKey: string): EffectiveClause[] {
    let clauses = this.effective.get(actKey);
    if (!clauses) this.effective.set(actKey, (clauses = effectiveClauses(this.content, actKey, this.instance.clauses)));
    return clauses;
  }

  /** The act as it prints now; undefined when the model has no such act. */
  act(actKey: string): RenderedAct | undefined {
    const template = this.content.acts.find((act) => act.template.key === actKey)?.template;
    if (!template) return undefined;
    let act = this.rendered.get(actKey);
    if (!act) this.rendered.set(actKey, (act = renderAct(template, this.clausesOf(actKey), this.environment, this.cache)));
    return act;
  }

  acts(): RenderedAct[] {
    return this.content.acts.map((act) => this.act(act.template.key)!);
  }

  checks(): FailedCheck[] {
    return checkInstance(this.content, (actKey) => this.clausesOf(actKey), this.environment);
  }
}

/** Which clauses of which acts a change touched. */
export interface ChangedClauses {
  readonly actKey: string;
  readonly clauseIds: readonly string[];
}

/** What is different on the page after a change: new and altered clauses, act by act. */
export function changedClauses(before: InstanceWorkspace, after: InstanceWorkspace): ChangedClauses[] {
  return after
    .acts()
    .map((act) => {
      const old = new Map(before.act(act.key)?.clauses.map((clause) => [clause.id, clause]));
      return { actKey: act.key, clauseIds: act.clauses.filter((clause) => !looksTheSame(old.get(clause.id), clause)).map((clause) => clause.id), removed: old.size !== act.clauses.length };
    })
    .filter((change) => change.clauseIds.length > 0 || change.removed)
    .map(({ actKey, clauseIds }) => ({ actKey, clauseIds }));
}

function looksTheSame(before: RenderedClause | undefined, after: RenderedClause): boolean {
  if (!before || before.label !== after.label || before.state !== after.state) return false;
  // Text taken from the cache is the same object: only what was made anew needs a look.
  return before.blocks === after.blocks || canonicalJson(before.blocks) === canonicalJson(after.blocks);
}

/** Opens instances for use cases: asks the policy, gives the same answer for "not yours" and "does not exist". */
export class InstanceWorkspaces {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly models: ModelRepository,
    private readonly enti: EnteRegistry,
    private readonly cache?: RenderCache,
  ) {}

  /** @throws InstanceNotFound */
  async forReading(actor: Actor, id: InstanceId, comuneId?: string): Promise<InstanceWorkspace> {
    const instance = await this.instances.find(id);
    if (!instance || !canReadInstance(actor, instance)) throw new InstanceNotFound();
    return this.open(instance, await this.adhesionAnswers(instance, comuneId));
  }

  /** Opens and keeps other writers waiting. @throws InstanceNotFound, NotAllowed */
  async forWriting(actor: SignedInActor, id: InstanceId, may: (actor: Actor, instance: Instance) => boolean): Promise<InstanceWorkspace> {
    const instance = await this.instances.lock(id);
    if (!instance || !canReadInstance(actor, instance)) throw new InstanceNotFound();
    if (!may(actor, instance)) throw new NotAllowed();
    return this.open(instance);
  }

  /** For a guest: his link was asked, no policy is. Opened with other writers waiting where he writes. @throws InstanceNotFound */
  async forGuest(id: InstanceId, { writing }: { readonly writing: boolean }): Promise<InstanceWorkspace> {
    const instance = await (writing ? this.instances.lock(id) : this.instances.find(id));
    if (!instance) throw new InstanceNotFound();
    return this.open(instance);
  }

  /** The same instance after a change, read anew. */
  async reopen(workspace: InstanceWorkspace): Promise<InstanceWorkspace> {
    return this.open((await this.instances.find(workspace.instance.id))!);
  }

  /** An instance as it was when it was kept, with the answers of one Ente in their places. It asks no policy: who calls has asked his own. */
  frozen(instance: Instance, scoped?: ScopedAnswers): Promise<InstanceWorkspace> {
    return this.open(instance, scoped);
  }

  private async open(instance: Instance, scoped?: ScopedAnswers): Promise<InstanceWorkspace> {
    const contents = new Map<ModelVersionId, ModelContent>();
    for (const id of versionsOf(instance)) contents.set(id, await this.models.contentOf(id));
    const content = instanceContent(instance, contents);
    return new InstanceWorkspace(instance, content, instanceEnvironment(content, instance.answers, instance.parameterDate, scoped), this.cache, hasHeldBack(instance, contents.get(instance.modelVersionId)!));
  }

  /** Fills what a Comune would fill, for a preview of its own delibera; only Comuni of this Provincia. */
  private async adhesionAnswers(instance: Instance, comuneId: string | undefined): Promise<ScopedAnswers | undefined> {
    if (!comuneId) return undefined;
    const [comune] = await this.enti.findByIds([comuneId as EnteCard['id']]);
    if (!comune || comune.provinciaId !== instance.enteId) return undefined;
    return new Map<string, unknown>([
      ['comune.denominazione', comune.denominazione],
      ['comune.popolazione', comune.popolazione],
      ['comune.anno_popolazione', comune.annoPopolazione],
    ]);
  }
}

/** The Enti in whose instances the actor may look. */
export function readableEnti(actor: Actor): ReturnType<typeof enteIdsOf> {
  return enteIdsOf(actor).filter((enteId) => canReadInstance(actor, { enteId }));
}
