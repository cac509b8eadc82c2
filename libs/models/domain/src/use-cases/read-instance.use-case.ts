import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { InstanceNotFound } from '../errors.js';
import type { InstanceEvent, InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { Adoption, ExportRecord, InstanceRepository, InstanceSummary } from '../ports/instance-repository.port.js';
import { readableEnti, type InstanceWorkspace, type InstanceWorkspaces } from './instance-workspace.js';

/** Opens an instance with its acts, checks and interview. */
export class OpenInstance {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
  ) {}

  /** @param comuneId fills the delibera di adesione for this Comune of the Provincia. @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId, comuneId?: string): Promise<InstanceWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), () => this.workspaces.forReading(actor, id, comuneId));
  }
}

/** The instances of the actor's Enti, last changed first. */
export class ListInstances {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
  ) {}

  async execute(actor: SignedInActor, page: { readonly limit: number; readonly offset: number }): Promise<{ items: InstanceSummary[]; total: number }> {
    const enteIds = readableEnti(actor);
    if (enteIds.length === 0) return { items: [], total: 0 };
    return this.transactions.run(databaseAccessOf(actor), () => this.instances.listOf(enteIds, page));
  }
}

/** The history of an instance, of one question or clause when `subject` is given; newest first. */
export class ReadHistory {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
  ) {}

  /** @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId, page: { readonly limit: number; readonly before?: number; readonly subject?: string }): Promise<InstanceEvent[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.requireReadable(actor, id);
      return this.instances.eventsOf(id, page);
    });
  }

  /** The files that left the product, newest first. @throws InstanceNotFound */
  async exports(actor: Actor, id: InstanceId, limit: number): Promise<ExportRecord[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.requireReadable(actor, id);
      return this.instances.exportsOf(id, limit);
    });
  }

  private async requireReadable(actor: Actor, id: InstanceId): Promise<void> {
    const instance = await this.instances.find(id);
    if (!instance || !canReadInstance(actor, instance)) throw new InstanceNotFound();
  }
}

/** Public: which Province took over a model, and where they are. */
export class ListAdoptions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
  ) {}

  async execute(modelKey: string): Promise<Adoption[]> {
    return this.transactions.run({ enteIds: [] }, () => this.instances.adoptionsOf(modelKey));
  }
}
