import { randomUUID } from 'node:crypto';
import { databaseAccessOf, type Role, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, sameJson, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ACT_STEPS, isSettled, stepsOf, type ActApproval, type ActStep, type ApprovalId, type StepKey } from '../approval/act-approval.js';
import { refusalOf, startOf, takeStep, type StepInput } from '../approval/take-step.js';
import { ApprovalChanged, InstanceNotFound, NotAllowed, StepRefused } from '../errors.js';
import { mayBeFinal } from '../instance/checks.js';
import type { Instance, InstanceId } from '../instance/instance.js';
import { canNameRoles, canTakeStep, type NamedRoles } from '../policies/approval.policy.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository, TakenStep } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import { numbersApproved } from './keep-numbers.use-case.js';
import { keepSnapshot } from './keep-snapshot.js';
import { noteChange } from './note-change.js';
import { stepContextOf, actTextHash, textRefusal, waysOf, type InstanceWays } from './read-approvals.use-case.js';

/** A step for one or more acts of an instance, taken together: all of them or none. */
export interface StepRequest {
  readonly instanceId: InstanceId;
  readonly step: StepKey;
  /** Each act with the revision of its way that the person saw; 0 when it had not set out. */
  readonly acts: readonly { readonly actKey: string; readonly seenRevision: number }[];
  readonly input: StepInput;
}

/** Takes acts a step further on their way to approval, and keeps the text they are about. */
export class TakeStep {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly approvals: ApprovalRepository,
    private readonly instances: InstanceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * The same step of the same person asked twice is one step.
   * @throws InstanceNotFound, NotAllowed, ApprovalChanged, StepRefused
   */
  async execute(actor: SignedInActor, { instanceId, step: key, acts, input }: StepRequest): Promise<InstanceWays> {
    const step = ACT_STEPS.find((candidate) => candidate.key === key);
    if (!step || acts.length === 0) throw new StepRefused('Questo passo non esiste.');
    const now = this.clock.now();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, instanceId, canReadInstance);
      const named = await this.approvals.rolesOf(workspace.instance.enteId);
      const ways = await this.approvals.ofInstance(instanceId);
      const taken = await this.approvals.stepsTaken(instanceId, 200);
      for (const [actKey, seenRevision] of new Map(acts.map((act) => [act.actKey, act.seenRevision]))) {
        const current = ways.filter((way) => way.actKey === actKey).reduce<ActApproval | null>((newest, way) => (newest && newest.number > way.number ? newest : way), null);
        if (wasTaken(taken, actor, step, current, seenRevision)) continue;
        await this.takeOne(actor, step, { workspace, named, actKey, current, seenRevision, input, now });
        if (step.key === 'METTI_IN_VIGORE') await this.endEarlier(actor, ways.filter((way) => way.actKey === actKey && way.id !== current?.id), now);
      }
      return waysOf(actor, await this.workspaces.reopen(workspace), this.approvals, italianDay(now));
    });
  }

  /** Says who takes a step in an Ente. @param roles null: who usually does @throws InstanceNotFound, NotAllowed, StepRefused */
  async nameRoles(actor: SignedInActor, enteId: EnteId, key: StepKey, roles: readonly Role[] | null): Promise<NamedRoles> {
    if (!canReadInstance(actor, { enteId })) throw new InstanceNotFound();
    if (!canNameRoles(actor, enteId)) throw new NotAllowed();
    if (!ACT_STEPS.some((step) => step.key === key)) throw new StepRefused('Questo passo non esiste.');
    if (roles && (roles.length === 0 || roles.some((role) => role !== 'REFERENTE' && role !== 'REDATTORE'))) throw new StepRefused('Indicate almeno un ruolo fra referente e redattore.', [{ field: 'roles', message: 'Indicate almeno un ruolo fra referente e redattore.' }]);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.approvals.saveRoles(enteId, key, roles && [...new Set(roles)]);
      return this.approvals.rolesOf(enteId);
    });
  }

  /** Who takes the steps in an Ente, where it differs from the usual. @throws InstanceNotFound */
  async namedRoles(actor: SignedInActor, enteId: EnteId): Promise<NamedRoles> {
    if (!canReadInstance(actor, { enteId })) throw new InstanceNotFound();
    return this.transactions.run(databaseAccessOf(actor), () => this.approvals.rolesOf(enteId));
  }

  private async takeOne(actor: SignedInActor, step: ActStep, { workspace, named, actKey, current, seenRevision, input, now }: { workspace: InstanceWorkspace; named: NamedRoles; actKey: string; current: ActApproval | null; seenRevision: number; input: StepInput; now: Date }): Promise<void> {
    const { instance, content } = workspace;
    const act = workspace.act(actKey);
    if (!act || !stepsOf(actKey).includes(step)) throw new StepRefused('Per questo atto il passo non è previsto.');
    if (!canTakeStep(actor, instance.enteId, step, named)) throw new NotAllowed();
    if ((current?.revision ?? 0) !== seenRevision) throw new ApprovalChanged(`Nel frattempo «${act.shortName}» è andato avanti: guardate a che punto è adesso.`);
    const context = stepContextOf(workspace, actKey, italianDay(now));
    const hash = actTextHash(act);
    const refusal = refusalOf(step, current, context) ?? textRefusal(step, current, hash !== current?.textSha256, mayBeFinal(workspace.checks(), actKey));
    if (refusal) throw new StepRefused(`${act.shortName}: ${refusal}`);
    const start = step.key === 'MANDA_IN_REVISIONE' ? startOf(current, { id: randomUUID() as ApprovalId, instanceId: instance.id, enteId: instance.enteId, actKey }) : current!;
    const moved = takeStep(step, start, input, context);
    if (isProblems(moved)) throw new StepRefused('Controllate i dati indicati.', moved);
    const after = step.takesText ? { ...moved, dataRevision: instance.dataRevision, modelVersion: content.version, textSha256: hash } : moved;
    if (step.takesText) await keepSnapshot(this.approvals, workspace);
    await this.approvals.save(after);
    await this.note(actor, { approvalId: after.id, step: step.key, from: current?.state ?? null, to: after.state, input: readFields(step, input), dataRevision: after.dataRevision, seenRevision }, now);
    await this.tell(actor, after);
    if (!isSettled(start) && isSettled(after)) await this.renewNumbers(actor, instance, after, now);
  }

  /** Where numbers are kept, they are from now on those of the text just approved: its 12-bis goes on meaning the same, too. */
  private async renewNumbers(actor: SignedInActor, { id, keptNumbers }: Instance, approval: ActApproval, now: Date): Promise<void> {
    const current = keptNumbers[approval.actKey];
    const next = current && (await numbersApproved(this.approvals, approval));
    if (!next || sameJson(current, next)) return;
    await this.instances.setKeptNumbers(id, approval.actKey, next);
    await noteChange({ instances: this.instances, outbox: this.outbox }, actor, id, now);
  }

  /** What was in force or on its way there gives way to the text that comes into force. */
  private async endEarlier(actor: SignedInActor, earlier: readonly ActApproval[], now: Date): Promise<void> {
    for (const way of earlier.filter((each) => isSettled(each) && each.state !== 'RINNOVATA')) {
      const ended: ActApproval = { ...way, state: 'RINNOVATA', revision: way.revision + 1 };
      await this.approvals.save(ended);
      await this.note(actor, { approvalId: way.id, step: 'RINNOVATA', from: way.state, to: 'RINNOVATA', input: {}, dataRevision: way.dataRevision, seenRevision: way.revision }, now);
      await this.tell(actor, ended);
    }
  }

  private note(actor: SignedInActor, step: Omit<TakenStep, 'personId' | 'personName' | 'at'>, at: Date): Promise<void> {
    return this.approvals.note({ ...step, personId: actor.personId, personName: actor.name, at });
  }

  private tell(actor: SignedInActor, { id, instanceId, enteId, actKey, state }: ActApproval): Promise<void> {
    return this.outbox.record({ kind: 'models.act-moved', payload: { approvalId: id, instanceId, enteId, actKey, state, personId: actor.personId } } satisfies ModelsEvent);
  }
}

function isProblems(moved: ReturnType<typeof takeStep>): moved is Exclude<ReturnType<typeof takeStep>, ActApproval> {
  return Array.isArray(moved);
}

/** Only what the step asks is kept of what was sent. */
function readFields(step: ActStep, input: StepInput): StepInput {
  return Object.fromEntries(step.asks.flatMap(({ key }) => (input[key]?.trim() ? [[key, input[key].trim()]] : [])));
}

function wasTaken(taken: readonly TakenStep[], actor: SignedInActor, step: ActStep, current: ActApproval | null, seenRevision: number): boolean {
  const last = current && taken.find((each) => each.approvalId === current.id);
  return last !== null && last !== undefined && last.step === step.key && last.seenRevision === seenRevision && last.personId === actor.personId && last.to === current?.state;
}
