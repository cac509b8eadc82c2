import { databaseAccessOf, enteIdsOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { readLawUrn } from '@province-comuni/shared-act-tree';
import { isUuid, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { LawChangeNotFound, LawRefused, NotAllowed } from '../errors.js';
import { instanceContent, versionsOf } from '../instance/instance-content.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import type { LawChange, LawReview, LawReviewState } from '../law/law-change.js';
import { usesInInstance, usesInModel, type LawUse } from '../law/law-watch.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canConfirmLawReview, canWatchLaws } from '../policies/law.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { LawProgress, LawRepository } from '../ports/law-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { currentVersions } from './searchable-models.js';

const AT_ONCE = 50;

/** What would have to be verified if a norm changed. Of the Province's own acts: numbers only. */
export interface LawUses {
  /** Null when the text is no norm. */
  readonly urn: string | null;
  readonly models: readonly { readonly modelKey: string; readonly title: string; readonly version: string; readonly uses: readonly LawUse[] }[];
  readonly instances: number;
  readonly instanceClauses: number;
}

/** Which reviews a page asks for. */
export interface ReviewsAsked {
  readonly state?: LawReviewState;
  readonly instanceId?: InstanceId;
  readonly modelKey?: string;
  readonly subjectId?: string;
  readonly changeId?: string;
  readonly mine?: boolean;
}

/** Reading what has to be verified, and confirming it. */
export class VerifyLaws {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly laws: LawRepository,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
    private readonly clock: Clock,
  ) {}

  /** Newest first, with how far each is. @throws LawChangeNotFound for who does not watch laws */
  async changes(actor: Actor, page: { readonly limit: number; readonly offset: number }): Promise<{ items: { change: LawChange; progress: LawProgress }[]; total: number }> {
    if (!canWatchLaws(actor)) throw new LawChangeNotFound();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const { items, total } = await this.laws.listChanges(page);
      const progress = new Map((await this.laws.progressOf(items.map((change) => change.id))).map((line) => [line.changeId, line]));
      return { total, items: items.map((change) => ({ change, progress: progress.get(change.id) ?? { changeId: change.id, open: 0, confirmed: 0, changed: 0, openInstances: 0 } })) };
    });
  }

  /** Looks before marking. @throws LawChangeNotFound for who does not watch laws */
  async uses(actor: Actor, text: string): Promise<LawUses> {
    if (!canWatchLaws(actor)) throw new LawChangeNotFound();
    const urn = readLawUrn(text);
    if (urn === null) return { urn, models: [], instances: 0, instanceClauses: 0 };
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const models: LawUses['models'][number][] = [];
      for (const version of await currentVersions(this.models)) {
        const uses = usesInModel(await this.models.contentOf(version.id), urn);
        if (uses.length > 0) models.push({ modelKey: version.modelKey, title: version.modelTitle, version: version.version, uses });
      }
      let [instances, instanceClauses] = [0, 0];
      for (let after: InstanceId | null = null; ; ) {
        const ids: InstanceId[] = await this.laws.instanceIds(after, AT_ONCE);
        for (const id of ids) {
          const found = await this.usesIn(id, urn);
          instances += found > 0 ? 1 : 0;
          instanceClauses += found;
        }
        if (ids.length < AT_ONCE) break;
        after = ids.at(-1)!;
      }
      return { urn, models, instances, instanceClauses };
    });
  }

  /** Those of the actor's Enti, and those of the models for who works on them. */
  async reviews(actor: SignedInActor, { state, mine, ...asked }: ReviewsAsked, page: { readonly limit: number; readonly offset: number }): Promise<{ items: LawReview[]; total: number }> {
    const enteIds = enteIdsOf(actor).filter((enteId) => canReadInstance(actor, { enteId }));
    const filter = { ...asked, enteIds, ofModels: canWatchLaws(actor), ...(state ? { states: [state] } : {}), ...(mine ? { ownerId: actor.personId as PersonId } : {}) };
    return this.transactions.run(databaseAccessOf(actor), () => this.laws.listReviews(filter, page));
  }

  /** It holds as it is. Asked twice, it is done once; what was changed meanwhile stays changed. @throws LawChangeNotFound, NotAllowed, LawRefused */
  async confirm(actor: SignedInActor, id: string, note: string): Promise<LawReview> {
    if (!isUuid(id)) throw new LawChangeNotFound();
    // Rows of the models belong to no Ente: the second wall lets them be read, and the platform's own access writes them, after the policy.
    const access = canWatchLaws(actor) ? SYSTEM_ACCESS : databaseAccessOf(actor);
    return this.transactions.run(access, async () => {
      const review = await this.laws.lockReview(id);
      const mayKnow = review && (review.enteId === null ? canWatchLaws(actor) : canReadInstance(actor, { enteId: review.enteId }));
      if (!review || !mayKnow || review.change.withdrawnAt) throw new LawChangeNotFound();
      if (!canConfirmLawReview(actor, review)) throw new NotAllowed();
      const text = note.trim();
      if (text.length > 1000) throw new LawRefused([{ field: 'note', message: 'La nota è troppo lunga: al massimo 1.000 caratteri.' }]);
      if (review.state !== 'OPEN') return review;
      const closed = { name: actor.name, at: this.clock.now(), note: text === '' ? null : text };
      await this.laws.close([id], 'CONFIRMED', closed);
      return { ...review, state: 'CONFIRMED', closedBy: closed.name, closedAt: closed.at, note: closed.note };
    });
  }

  private async usesIn(id: InstanceId, urn: string): Promise<number> {
    const instance = (await this.instances.find(id))!;
    const contents = new Map<ModelVersionId, ModelContent>();
    for (const versionId of versionsOf(instance)) contents.set(versionId, await this.models.contentOf(versionId));
    return usesInInstance(instance, instanceContent(instance, contents), urn).length;
  }
}
