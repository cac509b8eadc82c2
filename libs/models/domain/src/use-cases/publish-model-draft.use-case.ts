import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { DraftChangeRefused, VersionNotPublishable } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import type { ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import { hashOf } from './load-model-package.use-case.js';
import type { ModelDraftWorkspaces } from './model-draft-workspace.js';

/** A curator publishes a draft, or throws it away. */
export class PublishModelDraft {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: ModelDraftWorkspaces,
    private readonly drafts: ModelDraftRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * The number is the one the changes ask for; from here on the version never changes.
   * @param version the number the person saw and agreed to
   * @throws DraftNotFound, VersionNotPublishable with every problem, DraftChangeRefused when a change since then asks for another number
   */
  async publish(actor: SignedInActor, id: ModelVersionId, version: string): Promise<string> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, id);
      const { problems, version: required } = workspace.succession();
      if (problems.length > 0) throw new VersionNotPublishable(problems);
      if (version !== required) throw new DraftChangeRefused(`Nel frattempo la bozza è cambiata: ora il numero è ${required}. Guardate di nuovo che cosa cambia e pubblicate.`);
      const now = this.clock.now();
      await this.drafts.publish(id, version, hashOf({ ...workspace.content, version }), now);
      await this.outbox.record({ kind: 'models.version-published', payload: { modelKey: workspace.content.key, versionId: id, version } });
      return version;
    });
  }

  /** @returns the key of the model. @throws DraftNotFound */
  async discard(actor: SignedInActor, id: ModelVersionId): Promise<string> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const { content } = await this.workspaces.forWriting(actor, id);
      await this.drafts.discard(id);
      return content.key;
    });
  }
}
