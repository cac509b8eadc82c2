import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { DraftAlreadyOpen, DraftChangeRefused, ModelVersionNotFound } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import { contentProblems } from '../model-draft/whole-content.js';
import { canWorkOnModels } from '../policies/model-draft.policy.js';
import type { ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

/** How many problems of a package are told at once. */
const TOLD = 5;

/** A curator opens the next version of a model, from the published one or from a package. */
export class OpenModelDraft {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly drafts: ModelDraftRepository,
    private readonly clock: Clock,
  ) {}

  /** From the current version. @throws ModelVersionNotFound (also for who does not work on models), DraftAlreadyOpen */
  async fromPublished(actor: SignedInActor, modelKey: string): Promise<ModelVersionId> {
    if (!canWorkOnModels(actor)) throw new ModelVersionNotFound();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [current] = await this.models.listPublishedOf(modelKey);
      if (!current) throw new ModelVersionNotFound();
      const content = await this.models.contentOf(current.id);
      const today = italianDay(this.clock.now());
      // What was said of the last version is not about the next one.
      return this.add(actor, current.id, { ...content, effectiveFrom: content.effectiveFrom > today ? content.effectiveFrom : today, changelog: [], lineage: [], migrations: [] });
    });
  }

  /** From a package: what it says becomes the draft. @throws ModelVersionNotFound, DraftAlreadyOpen, DraftChangeRefused for what no form would take, or another pillar than the model's */
  async fromPackage(actor: SignedInActor, content: ModelContent): Promise<ModelVersionId> {
    if (!canWorkOnModels(actor)) throw new ModelVersionNotFound();
    const problems = contentProblems(content);
    if (problems.length > 0) throw new DraftChangeRefused([...problems.slice(0, TOLD), ...(problems.length > TOLD ? [`E altri ${problems.length - TOLD} problemi.`] : [])].join(' '));
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [current] = await this.models.listPublishedOf(content.key);
      const known = current && (await this.models.contentOf(current.id));
      if (known && known.pillar !== content.pillar) throw new DraftChangeRefused(`Il modello «${known.title}» è del pilastro ${known.pillar}: il pacchetto dice ${content.pillar}.`);
      return this.add(actor, current?.id ?? null, { ...content, lineage: content.lineage ?? [], migrations: content.migrations ?? [] });
    });
  }

  private async add(actor: SignedInActor, parentId: ModelVersionId | null, content: ModelContent): Promise<ModelVersionId> {
    const id = await this.drafts.add({ parentId, openedBy: actor.name, openedAt: this.clock.now(), content });
    if (id) return id;
    const open = await this.drafts.findOf(content.key);
    throw new DraftAlreadyOpen(open?.id ?? '', open?.openedBy ?? '');
  }
}
