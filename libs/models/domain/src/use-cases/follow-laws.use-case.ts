import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { instanceContent, versionsOf } from '../instance/instance-content.js';
import type { Instance, InstanceId, ModelVersionId } from '../instance/instance.js';
import type { LawChange, LawReview } from '../law/law-change.js';
import { textsInInstance, textsInModel, usesInInstance, usesInModel } from '../law/law-watch.js';
import { canShareInstance } from '../policies/deviation.policy.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { LawRepository } from '../ports/law-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { currentVersions } from './searchable-models.js';

const AT_ONCE = 50;
const MOST = 1_000;

/** What follows when a norm changes, and when what rests on it does. Heard again, every event changes nothing. */
export class FollowLaws {
  readonly kinds = ['models.law-changed', 'models.instance-created', 'models.instance-changed', 'models.version-published'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly laws: LawRepository,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  async hear({ kind, payload }: DomainEvent): Promise<void> {
    switch (kind) {
      case 'models.law-changed':
        return this.spread((payload as { changeId: string }).changeId);
      case 'models.instance-created':
        return this.adopted((payload as { instanceId: InstanceId }).instanceId);
      case 'models.instance-changed':
        return this.instanceChanged((payload as { instanceId: InstanceId }).instanceId);
      case 'models.version-published':
        return this.modelChanged((payload as { modelKey: string }).modelKey);
    }
  }

  /**
   * Everything that cites it turns "da verificare": a transaction for the models, and one per batch of instances; where it stopped, hearing the event again goes on.
   * Of what was adopted after the mark only what waits in the model too, however late the event is heard.
   */
  private async spread(changeId: string): Promise<void> {
    const spreading = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.laws.findChange(changeId);
      if (!found || found.withdrawnAt) return null;
      for (const version of await currentVersions(this.models)) {
        const uses = usesInModel(await this.models.contentOf(version.id), found.urn);
        await this.laws.open({ changeId, modelKey: version.modelKey, instanceId: null, enteId: null, ownerId: found.personId, ownerName: found.personName, dueOn: found.dueOn }, uses);
      }
      const { items } = await this.laws.listReviews({ enteIds: [], ofModels: true, states: ['OPEN'], changeId }, { limit: MOST, offset: 0 });
      return { change: found, waiting: new Set(items.map((review) => `${review.modelKey} ${review.subjectId}`)) };
    });
    if (!spreading) return;
    const { change, waiting } = spreading;
    for (let after: InstanceId | null = null; ; ) {
      const last: InstanceId | null = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const ids = await this.laws.instanceIds(after, AT_ONCE);
        for (const id of ids) await this.openIn(change, id, (instance, modelKey, subjectId) => instance.createdAt <= change.at || waiting.has(`${modelKey} ${subjectId}`));
        return ids.length < AT_ONCE ? null : ids.at(-1)!;
      });
      if (last === null) return;
      after = last;
    }
  }

  /** What was adopted while the model's own clause still waits is verified too. */
  private async adopted(id: InstanceId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const instance = await this.instances.find(id);
      if (!instance) return;
      const { key } = await this.models.contentOf(instance.modelVersionId);
      const { items } = await this.laws.listReviews({ enteIds: [], ofModels: true, states: ['OPEN'], modelKey: key }, { limit: MOST, offset: 0 });
      for (const change of new Map(items.map((review) => [review.change.id, review.change])).values()) {
        const waiting = new Set(items.filter((review) => review.change.id === change.id).map((review) => review.subjectId));
        await this.openIn(change, id, (_, __, subjectId) => waiting.has(subjectId));
      }
    });
  }

  private async openIn(change: LawChange, id: InstanceId, wanted: (instance: Instance, modelKey: string, subjectId: string) => boolean): Promise<void> {
    // Under the lock: what is written meanwhile is heard of afterwards, and closes what was opened here.
    const instance = await this.instances.lock(id);
    if (!instance) return;
    const content = await this.contentOf(instance);
    const uses = usesInInstance(instance, content, change.urn).filter((use) => wanted(instance, content.key, use.subjectId));
    if (uses.length === 0) return;
    const people = await this.people.ofEnti([instance.enteId]);
    const owner = ownerOf(instance, people);
    const opened = await this.laws.open({ changeId: change.id, modelKey: content.key, instanceId: id, enteId: instance.enteId, ownerId: owner?.actor.personId ?? null, ownerName: owner?.actor.name ?? null, dueOn: change.dueOn }, uses);
    if (opened === 0 || !owner) return;
    const [year, month, day] = change.dueOn.split('-').map(Number);
    await this.board.post([
      {
        personId: owner.actor.personId,
        topic: 'atti.da-verificare',
        key: `norma:${change.id}:${id}`,
        title: `Da verificare entro il ${day}/${month}/${year}, perché cambia ${change.label}: ${opened === 1 ? 'una clausola' : `${opened} clausole`} di «${instance.title}»`,
        text: change.note,
        href: `/atti/${id}`,
        subjects: [{ kind: 'norme-da-verificare', id }],
        frequency: 'SUBITO',
      },
    ]);
  }

  private async instanceChanged(id: InstanceId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Nearly always nothing waits, and answers are saved many times a minute.
      if (!(await this.laws.dependsOnTexts(id))) return;
      const instance = await this.instances.find(id);
      if (!instance) return;
      const reviews = (await this.laws.listReviews({ enteIds: [instance.enteId], ofModels: false, states: ['OPEN', 'CHANGED'], instanceId: id }, { limit: MOST, offset: 0 })).items;
      if (reviews.length === 0) return;
      const texts = textsInInstance(instance, await this.contentOf(instance));
      const authors = new Map(instance.clauses.map((clause) => [clause.clauseId, clause.updatedBy]));
      const same = (review: LawReview): boolean => texts.get(review.subjectId) === review.textHash;
      for (const review of reviews) if (review.state === 'OPEN' && !same(review)) await this.markChanged([review], authors.get(review.subjectId) ?? null);
      // The change was taken back: it waits again.
      await this.laws.reopen(reviews.filter((review) => review.state === 'CHANGED' && same(review)).map((review) => review.id));
    });
  }

  private async modelChanged(modelKey: string): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const current = (await currentVersions(this.models)).find((version) => version.modelKey === modelKey);
      if (!current) return;
      const { items } = await this.laws.listReviews({ enteIds: [], ofModels: true, states: ['OPEN'], modelKey }, { limit: MOST, offset: 0 });
      const texts = textsInModel(await this.models.contentOf(current.id));
      await this.markChanged(items.filter((review) => texts.get(`${review.subjectKind} ${review.subjectId}`) !== review.textHash), `Versione ${current.version}`);
    });
  }

  private async markChanged(reviews: readonly LawReview[], name: string | null): Promise<void> {
    if (reviews.length > 0) await this.laws.close(reviews.map((review) => review.id), 'CHANGED', { name, at: this.clock.now(), note: null });
  }

  private async contentOf(instance: Instance): Promise<ModelContent> {
    const contents = new Map<ModelVersionId, ModelContent>();
    for (const id of versionsOf(instance)) contents.set(id, await this.models.contentOf(id));
    return instanceContent(instance, contents);
  }
}

/** Who made the instance, as long as he writes for the Ente; else its REFERENTE, else anybody who writes. */
function ownerOf(instance: Instance, people: readonly ReachablePerson[]): ReachablePerson | undefined {
  const writers = people.filter(({ actor }) => canEditInstance(actor, instance));
  return writers.find(({ actor }) => actor.personId === instance.createdBy) ?? writers.find(({ actor }) => canShareInstance(actor, instance)) ?? writers[0];
}
