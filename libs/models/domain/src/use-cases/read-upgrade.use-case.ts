import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { InstanceId } from '../instance/instance.js';
import type { UpgradeWorkspace, UpgradeWorkspaces } from './upgrade-workspace.js';

/** What the newest version of the model means for an instance; who reads the acts may look. */
export class ReadUpgrade {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly upgrades: UpgradeWorkspaces,
  ) {}

  /** @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId): Promise<UpgradeWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), () => this.upgrades.forReading(actor, id));
  }
}
