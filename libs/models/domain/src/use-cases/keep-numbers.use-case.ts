import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { numbersOf, type KeptNumbers } from '@province-comuni/shared-act-tree';
import { italianDay, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { isSettled, type ActApproval } from '../approval/act-approval.js';
import { StepRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { InstanceWorkspaces } from './instance-workspace.js';
import { noteChange } from './note-change.js';
import { waysOf, type InstanceWays } from './read-approvals.use-case.js';

/** Decides whether the next text of an act keeps the numbers of its approved one, so that what is added is a 12-bis and "articolo 13" goes on meaning the same. */
export class KeepNumbers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly approvals: ApprovalRepository,
    private readonly instances: InstanceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Asked twice, it is done once. @throws InstanceNotFound, NotAllowed, StepRefused while nothing of the act is approved */
  async execute(actor: SignedInActor, instanceId: InstanceId, actKey: string, keep: boolean): Promise<InstanceWays> {
    const now = this.clock.now();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.workspaces.forWriting(actor, instanceId, canEditInstance);
      const current = before.instance.keptNumbers[actKey] ?? null;
      const next = keep ? await this.approvedNumbers(instanceId, actKey) : null;
      if (sameJson(current, next)) return waysOf(actor, before, this.approvals, italianDay(now));
      await this.instances.setKeptNumbers(instanceId, actKey, next);
      await this.instances.appendEvent(instanceId, { kind: 'NUMERAZIONE', subject: actKey, before: current, after: next, personId: actor.personId, personName: actor.name, at: now });
      await noteChange({ instances: this.instances, outbox: this.outbox }, actor, instanceId, now);
      return waysOf(actor, await this.workspaces.reopen(before), this.approvals, italianDay(now));
    });
  }

  private async approvedNumbers(instanceId: InstanceId, actKey: string): Promise<KeptNumbers> {
    const approved = newestSettled(await this.approvals.ofInstance(instanceId), actKey);
    const numbers = approved && (await numbersApproved(this.approvals, approved));
    if (!numbers) throw new StepRefused('I numeri si tengono da un testo approvato: di questo atto non ce n’è ancora uno.');
    return numbers;
  }
}

/** The numbers of the text that an approval is about, in the open transaction; null where its text was not kept. */
export async function numbersApproved(approvals: ApprovalRepository, { instanceId, dataRevision, actKey }: ActApproval): Promise<KeptNumbers | null> {
  const act = (await approvals.snapshotOf(instanceId, dataRevision))?.acts[actKey];
  return act ? numbersOf(act) : null;
}

/** The newest approved text of an act; undefined while there is none. */
export function newestSettled(approvals: readonly ActApproval[], actKey: string): ActApproval | undefined {
  return approvals.filter((approval) => approval.actKey === actKey && isSettled(approval)).sort((a, b) => b.number - a.number)[0];
}
