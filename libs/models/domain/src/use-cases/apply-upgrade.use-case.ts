import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { UpgradeChanged, UpgradeRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import type { InstanceRepository, InstanceState } from '../ports/instance-repository.port.js';
import type { AppliedItem, UpgradeRepository } from '../ports/upgrade-repository.port.js';
import { adoptionOf } from './adoption-of.js';
import type { InstanceWorkspaces } from './instance-workspace.js';
import { noteChange } from './note-change.js';
import type { UpgradeWorkspace, UpgradeWorkspaces } from './upgrade-workspace.js';

/** Brings an instance to the version its upgrade was decided for: a new draft revision, in one transaction. What left the product before stays as it left. */
export class ApplyUpgrade {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: UpgradeWorkspaces,
    private readonly opened: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly upgrades: UpgradeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked twice with the same mark, it is done once.
   * @param seenMark mark of the upgrade the person saw and agreed to
   * @returns the data revision it made
   * @throws InstanceNotFound, NotAllowed, UpgradeChanged, UpgradeRefused
   */
  async execute(actor: SignedInActor, id: InstanceId, seenMark: string): Promise<number> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const upgrade = await this.workspaces.forWriting(actor, id);
      const done = await this.upgrades.appliedRevision(id, seenMark);
      if (done !== null) return done;
      if (upgrade.mark !== seenMark) throw new UpgradeChanged('Nel frattempo gli atti, il modello o le scelte sono cambiati: la proposta è stata rifatta, guardatela di nuovo.');
      refuseUnready(upgrade);
      return this.apply(actor, upgrade);
    });
  }

  private async apply(actor: SignedInActor, { workspace, context, settled, resolutions, mark }: UpgradeWorkspace): Promise<number> {
    const { instance, content } = workspace;
    const now = this.clock.now();
    const touched = settled.items.flatMap(({ item, choice }) => (choice === 'LATER' ? [] : [...item.sources, ...item.targets]));
    const after = { ...settled.after, clauses: settled.after.clauses.map((clause) => (touched.includes(clause.clauseId) && clause.state !== 'KEPT' ? { ...clause, updatedBy: actor.name, updatedAt: now } : clause)) };
    await this.instances.replaceState(instance, after);
    const counted = (choice: string): number => settled.items.filter((each) => each.choice === choice).length;
    await this.instances.appendEvent(instance.id, {
      kind: 'AGGIORNATO',
      subject: context.target.content.version,
      before: stateOf(instance),
      after: { fromVersion: content.version, toVersion: context.target.content.version, items: settled.items.length, ours: counted('OURS'), edited: counted('EDIT'), later: counted('LATER'), answers: settled.answers },
      personId: actor.personId,
      personName: actor.name,
      at: now,
    });
    await noteChange({ instances: this.instances, outbox: this.outbox }, actor, instance.id, now);
    const reopened = await this.opened.reopen(workspace);
    await this.instances.saveAdoption(adoptionOf(reopened));
    const people = new Map(resolutions.map((resolution) => [resolution.key, resolution.personId]));
    const applied = settled.items.map(({ item, resolution, choice }): AppliedItem => ({ key: item.key, hash: item.hash, class: item.class, choice: choice!, texts: resolution?.texts ?? [], reason: resolution?.reason ?? null, personId: (resolution && people.get(item.key)) ?? null, personName: resolution?.personName ?? null }));
    const { dataRevision } = reopened.instance;
    await this.upgrades.close({ instanceId: instance.id, enteId: instance.enteId, fromVersionId: instance.modelVersionId, toVersionId: context.target.id, mark, dataRevision, personId: actor.personId, at: now }, applied);
    return dataRevision;
  }
}

function refuseUnready({ settled, workspace, context }: UpgradeWorkspace): void {
  if (settled.open > 0) throw new UpgradeRefused(settled.open === 1 ? 'Resta una clausola da decidere.' : `Restano ${settled.open} clausole da decidere.`);
  if (settled.blocking.length > 0) throw new UpgradeRefused(`Così gli atti non sarebbero completi: ${settled.blocking[0]!.message}`);
  if (settled.items.every(({ choice }) => choice === 'LATER') && workspace.instance.modelVersionId === context.target.id) throw new UpgradeRefused('Non c’è niente da aggiornare.');
}

/** What rolling an upgrade back brings back. */
export function stateOf({ modelVersionId, answers, clauses, localVariables }: InstanceState): InstanceState {
  return { modelVersionId, answers, clauses, localVariables };
}
