import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { storableText, type Clock } from '@province-comuni/shared-kernel';
import { DraftChangeRefused, ModelVersionNotFound, NotAllowed, PartRefused } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import { canWorkOnModels } from '../policies/model-draft.policy.js';
import type { ModelRepository, ModelVersionSummary } from '../ports/model-repository.port.js';

const LONGEST_REASON = 1_000;

/** UPI says of a published version that it is no longer to be used. Nobody adopts it any more; acts that stand on it stay as they are, and say why they should be taken on. */
export class WithdrawModelVersion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Withdrawn once: a second request changes nothing, its reason either. The version in use is not withdrawn before another one takes its place: acts would have nowhere to go.
   * @returns the key of the model @throws NotAllowed, ModelVersionNotFound, PartRefused naming `reason`, DraftChangeRefused
   */
  async execute(actor: SignedInActor, id: ModelVersionId, typedReason: string): Promise<string> {
    if (!canWorkOnModels(actor)) throw new NotAllowed();
    const reason = storableText(typedReason).trim();
    if (reason === '' || reason.length > LONGEST_REASON) throw new PartRefused([{ field: 'reason', message: reason === '' ? 'Scrivete perché si ritira: lo leggono le Province che la usano.' : 'Al massimo 1.000 caratteri.' }]);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const version = await this.models.find(id);
      if (!version || version.status === 'DRAFT') throw new ModelVersionNotFound();
      await this.models.holdVersions(version.modelKey);
      const versions = await this.models.listPublishedOf(version.modelKey);
      if (versions.find((each) => each.id === id)?.status === 'WITHDRAWN') return version.modelKey;
      if (!isReplaced(versions, id)) throw new DraftChangeRefused(`La ${version.version} è la versione in uso: pubblicate prima quella che la sostituisce.`);
      await this.models.withdraw(id, { reason, personId: actor.personId, by: actor.name, at: this.clock.now() });
      return version.modelKey;
    });
  }
}

/** Whether a newer version may be taken over in place of one. @param newestFirst published versions of its model */
export function isReplaced(newestFirst: readonly ModelVersionSummary[], id: ModelVersionId): boolean {
  return newestFirst.slice(0, newestFirst.findIndex((version) => version.id === id)).some(({ status }) => status === 'PUBLISHED');
}
