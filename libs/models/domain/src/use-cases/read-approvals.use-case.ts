import { createHash } from 'node:crypto';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ApprovedActState } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { actToPlainText, normaliseText, readVariable, type RenderedAct } from '@province-comuni/shared-act-tree';
import { isDay, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { isSettled, stateOn, stepsOf, type ActApproval, type ActStep, type ApprovalId, type StepFieldKey } from '../approval/act-approval.js';
import { opinionOf, WAY_VARIABLES } from '../approval/opinion-of.js';
import { refusalOf, type StepContext } from '../approval/take-step.js';
import { InstanceNotFound } from '../errors.js';
import { mayBeFinal } from '../instance/checks.js';
import type { InstanceId } from '../instance/instance.js';
import { canTakeStep, type NamedRoles } from '../policies/approval.policy.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository, TakenStep } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import { readableEnti, type InstanceWorkspace, type InstanceWorkspaces } from './instance-workspace.js';

/** A step offered to who looks. */
export interface OfferedStep {
  readonly step: ActStep;
  /** Why it cannot be taken now; null when it can. */
  readonly refusal: string | null;
  /** What its fields hold before the person writes. */
  readonly proposed: Partial<Readonly<Record<StepFieldKey, string>>>;
}

/** Where one act of an instance is. */
export interface ActWay {
  readonly actKey: string;
  readonly shortName: string;
  readonly title: string;
  /** Whether the text keeps the numbers of the approved one, and whether the person may decide that. */
  readonly numbers: { readonly kept: boolean; readonly mayKeep: boolean };
  /** The newest way; null while the act never set out. */
  readonly current: ActApproval | null;
  readonly state: ApprovedActState;
  /** Earlier ways, newest first. */
  readonly earlier: readonly ActApproval[];
  /** The text in the editor is no longer the one the newest way is about. */
  readonly textChanged: boolean;
  /** Steps the person may take, also those that wait for something. */
  readonly steps: readonly OfferedStep[];
}

/** The ways of all acts of an instance, and the steps that were taken. */
export interface InstanceWays {
  readonly workspace: InstanceWorkspace;
  readonly ways: readonly ActWay[];
  readonly taken: readonly TakenStep[];
}

/** An act that waits for somebody. */
export interface WaitingAct {
  readonly approval: ActApproval;
  /** Title of its instance. */
  readonly title: string;
  readonly state: ApprovedActState;
}

const MOST_STEPS = 200;
const MOST_INSTANCES = 500;

/** Where the acts of an instance are on their way, and what can be done. */
export class ReadApprovals {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly approvals: ApprovalRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId): Promise<InstanceWays> {
    return this.transactions.run(databaseAccessOf(actor), async () => waysOf(actor, await this.workspaces.forReading(actor, id), this.approvals, italianDay(this.clock.now())));
  }

  /** How far each act that set out is, by key of the act; empty for who may not read the instance. */
  async states(actor: Actor, id: InstanceId): Promise<ReadonlyMap<string, ApprovedActState>> {
    const today = italianDay(this.clock.now());
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const ways = (await this.approvals.ofInstance(id)).filter(({ enteId }) => readableEnti(actor).includes(enteId));
      // Oldest first: the newest way of an act has the last word.
      return new Map(ways.map((way) => [way.actKey, stateOn(way, today)]));
    });
  }

  /** The text a way is about, as it was kept. @throws InstanceNotFound */
  async text(actor: Actor, approvalId: ApprovalId): Promise<{ readonly approval: ActApproval; readonly act: RenderedAct }> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [approval] = await this.approvals.find([approvalId]);
      if (!approval || !readableEnti(actor).includes(approval.enteId)) throw new InstanceNotFound();
      const act = (await this.approvals.snapshotOf(approval.instanceId, approval.dataRevision))?.acts[approval.actKey];
      if (!act) throw new InstanceNotFound();
      return { approval, act };
    });
  }

  /** Acts of the actor's Enti that wait for a step of his, or are about to expire; those that expire first come first. */
  async waiting(actor: SignedInActor): Promise<WaitingAct[]> {
    const enteIds = readableEnti(actor);
    if (enteIds.length === 0) return [];
    const today = italianDay(this.clock.now());
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const named = new Map<string, NamedRoles>();
      for (const enteId of enteIds) named.set(enteId, await this.approvals.rolesOf(enteId));
      const titles = new Map((await this.instances.listOf(enteIds, { limit: MOST_INSTANCES, offset: 0 })).items.map(({ id, title }) => [id, title]));
      return (await this.approvals.newestOf(enteIds))
        .map((approval) => ({ approval, title: titles.get(approval.instanceId) ?? '', state: stateOn(approval, today) }))
        .filter(({ approval, state }) => (state === 'IN_SCADENZA' || state === 'SCADUTA' ? true : goesOn(approval) && stepsOf(approval.actKey).some((step) => step.to !== null && step.key !== 'MANDA_IN_REVISIONE' && step.key !== 'RIMANDA_IN_BOZZA' && step.from.includes(approval.state) && canTakeStep(actor, approval.enteId, step, named.get(approval.enteId)!))))
        .sort((a, b) => (a.approval.expiresOn ?? '9999').localeCompare(b.approval.expiresOn ?? '9999') || a.approval.actKey.localeCompare(b.approval.actKey));
    });
  }
}

function goesOn({ state }: ActApproval): boolean {
  return state === 'IN_REVISIONE' || state === 'AL_CONSIGLIO' || state === 'APPROVATA' || state === 'TRASMESSA';
}

/** The ways of an opened instance, in the open transaction. */
export async function waysOf(actor: Actor, workspace: InstanceWorkspace, approvals: ApprovalRepository, today: string): Promise<InstanceWays> {
  const { instance, content } = workspace;
  const all = await approvals.ofInstance(instance.id);
  const named = await approvals.rolesOf(instance.enteId);
  const failed = workspace.checks();
  const ways = content.acts
    .filter(({ template }) => stepsOf(template.key).length > 0)
    .map(({ template }): ActWay => {
      const [current = null, ...earlier] = all.filter((approval) => approval.actKey === template.key).sort((a, b) => b.number - a.number);
      const act = workspace.act(template.key)!;
      const context = stepContextOf(workspace, template.key, today);
      const textChanged = current !== null && actTextHash(act) !== current.textSha256;
      const steps = stepsOf(template.key)
        .filter((step) => step.from.includes(current?.state ?? null) && canTakeStep(actor, instance.enteId, step, named) && (step.key !== 'REGISTRA_PARERE' || context.opinionBody !== null) && !(step.key === 'MANDA_IN_REVISIONE' && current && isSettled(current) && !textChanged))
        .map((step): OfferedStep => ({ step, refusal: refusalOf(step, current, context) ?? textRefusal(step, current, textChanged, mayBeFinal(failed, template.key)), proposed: proposedFor(step, workspace, today) }));
      const numbers = { kept: instance.keptNumbers[template.key] !== undefined, mayKeep: canEditInstance(actor, instance) && all.some((approval) => approval.actKey === template.key && isSettled(approval)) };
      return { actKey: template.key, shortName: template.shortName, title: act.title, numbers, current, state: current ? stateOn(current, today) : 'BOZZA', earlier, textChanged, steps };
    });
  return { workspace, ways, taken: await approvals.stepsTaken(instance.id, MOST_STEPS) };
}

/** What a step of this act must know beside its approval. */
export function stepContextOf({ content, environment }: InstanceWorkspace, actKey: string, today: string): StepContext {
  return { today, ...opinionOf(actKey, content, environment) };
}

/** Why the text as it is now cannot take the step; null when it can. */
export function textRefusal(step: ActStep, current: ActApproval | null, textChanged: boolean, clean: boolean): string | null {
  if (step.needsCleanChecks && !clean) return 'I controlli segnalano errori in questo atto: vanno corretti prima.';
  if (step.key === 'MANDA_IN_REVISIONE' && current && isSettled(current) && !textChanged) return 'Il testo è quello già approvato: non c’è niente da rivedere.';
  return null;
}

/** SHA-256 of the act's normalised text, as exports record it. */
export function actTextHash(act: RenderedAct): string {
  return createHash('sha256').update(normaliseText(actToPlainText(act))).digest('hex');
}

function proposedFor(step: ActStep, { environment }: InstanceWorkspace, today: string): OfferedStep['proposed'] {
  const day = (key: string): string | undefined => {
    const value = readVariable(key, environment);
    return typeof value === 'string' && isDay(value) ? value : undefined;
  };
  const proposed: Partial<Record<StepFieldKey, string>> = {};
  for (const { key } of step.asks) {
    const value = key === 'scadenza' ? day(WAY_VARIABLES.expiresOn) : key === 'data' ? (step.key === 'METTI_IN_VIGORE' ? day(WAY_VARIABLES.startsOn) : today) : undefined;
    if (value !== undefined) proposed[key] = value;
  }
  return proposed;
}
