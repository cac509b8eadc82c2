import { databaseAccessOf, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent, ReviewedWhat } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { addDays, isDay, isUuid, italianDay, type Clock, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { NotAllowed, ReviewInputRefused, ReviewNotFound, ReviewRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canAskForReview, canCloseRequest, canWithdrawRequest } from '../policies/review.policy.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import { readWords, type ReviewProblem } from '../review/read-review-input.js';
import { LONGEST_REQUEST, type ReviewRequest, type ReviewRequestId } from '../review/review.js';
import type { InstanceWorkspaces } from './instance-workspace.js';
import { actOf } from './review-clauses.use-case.js';

/** A request as it was written. */
export interface TypedRequest {
  /** UUID minted by the page: the same one twice is one request. */
  readonly id: string;
  readonly instanceId: InstanceId;
  /** Act it is about; null: the whole instance. With a clause, the clause's own act holds. */
  readonly actKey: string | null;
  readonly clauseId: string | null;
  readonly toPersonId: string;
  readonly text: string;
  /** `YYYY-MM-DD`, from today to a year ahead. */
  readonly dueOn: string;
}

/** A colleague who can be asked. */
export interface Colleague {
  readonly personId: PersonId;
  readonly name: string;
}

/** Asks colleagues of the Ente to look at an act by a day. */
export class AskForReview {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly reviews: ReviewRepository,
    private readonly people: PersonReach,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Who can be asked: everybody else of the Ente who reads its acts, by name. @throws InstanceNotFound, NotAllowed */
  async colleagues(actor: SignedInActor, instanceId: InstanceId): Promise<Colleague[]> {
    const { enteId } = await this.transactions.run(databaseAccessOf(actor), async () => (await this.workspaces.forReading(actor, instanceId)).instance);
    if (!canAskForReview(actor, { enteId })) throw new NotAllowed();
    return (await this.colleaguesIn(enteId)).filter(({ personId }) => personId !== actor.personId);
  }

  /** @throws InstanceNotFound, NotAllowed, ReviewNotFound, ReviewInputRefused */
  async ask(actor: SignedInActor, typed: TypedRequest): Promise<ReviewRequest> {
    const { instance, colleagues } = await this.openedFor(actor, typed.instanceId);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, typed.instanceId, canAskForReview);
      const actKey = typed.clauseId === null ? typed.actKey : (actOf(workspace, typed.clauseId) ?? null);
      if ((typed.clauseId !== null && actKey === null) || (actKey !== null && !workspace.act(actKey))) throw new ReviewNotFound();
      const to = colleagues.find(({ personId }) => personId === typed.toPersonId);
      const problems = this.problemsOf(typed, to, actor);
      if (problems.length > 0) throw new ReviewInputRefused(problems);
      const text = readWords('text', typed.text, LONGEST_REQUEST, 'Scrivete che cosa chiedete.');
      const request: ReviewRequest = { id: typed.id as ReviewRequestId, instanceId: instance.id, enteId: instance.enteId, actKey, clauseId: typed.clauseId, toPersonId: to!.personId, toName: to!.name, fromPersonId: actor.personId, fromName: actor.name, text, dueOn: typed.dueOn, state: 'open', createdAt: this.clock.now(), closedAt: null };
      if (!(await this.reviews.addRequest(request))) return this.there(actor, request, await this.reviews.findRequest(typed.id));
      await this.tell(actor, request, 'REQUEST');
      return request;
    });
  }

  /** Says that it was answered, or takes it back. @returns the instance it is about @throws ReviewNotFound, NotAllowed, ReviewRefused */
  async close(actor: SignedInActor, id: string, how: 'done' | 'withdrawn'): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const found = await this.reviews.findRequest(id);
      if (!found || !canReadInstance(actor, found)) throw new ReviewNotFound();
      if (!(how === 'done' ? canCloseRequest(actor, found) : canWithdrawRequest(actor, found))) throw new NotAllowed();
      const request = (await this.reviews.lockRequest(found.id))!;
      if (request.state === how) return request.instanceId;
      if (request.state !== 'open') throw new ReviewRefused(request.state === 'done' ? 'La richiesta è già stata evasa.' : 'La richiesta è stata ritirata.');
      await this.reviews.saveRequest({ id: request.id, state: how, closedAt: this.clock.now() });
      await this.tell(actor, request, 'REQUEST_CLOSED');
      return request.instanceId;
    });
  }

  private async openedFor(actor: SignedInActor, instanceId: InstanceId): Promise<{ readonly instance: ReviewPlaceOfRequest; readonly colleagues: readonly Colleague[] }> {
    const { instance } = await this.transactions.run(databaseAccessOf(actor), () => this.workspaces.forReading(actor, instanceId));
    if (!canAskForReview(actor, instance)) throw new NotAllowed();
    return { instance, colleagues: await this.colleaguesIn(instance.enteId) };
  }

  /** People are told apart under the platform's own access: who asks sees names, never addresses. */
  private async colleaguesIn(enteId: EnteId): Promise<Colleague[]> {
    const people = await this.transactions.run(SYSTEM_ACCESS, () => this.people.ofEnti([enteId]));
    return people.filter(({ actor }) => canReadInstance(actor, { enteId })).map(({ actor }) => ({ personId: actor.personId, name: actor.name })).sort((a, b) => a.name.localeCompare(b.name, 'it'));
  }

  private problemsOf({ id, dueOn }: TypedRequest, to: Colleague | undefined, actor: SignedInActor): ReviewProblem[] {
    const today = italianDay(this.clock.now());
    return [
      ...(isUuid(id) ? [] : [{ field: 'id', message: 'Ricaricate la pagina e riprovate.' }]),
      ...(to && to.personId !== actor.personId ? [] : [{ field: 'toPersonId', message: 'Scegliete un collega del vostro Ente.' }]),
      ...(!isDay(dueOn) ? [{ field: 'dueOn', message: 'La data non esiste: controllate giorno e mese.' }] : dueOn < today ? [{ field: 'dueOn', message: 'La scadenza è già passata.' }] : dueOn > addDays(today, 366) ? [{ field: 'dueOn', message: 'Al massimo fra un anno.' }] : []),
    ];
  }

  private there(actor: SignedInActor, { instanceId }: ReviewRequest, found: ReviewRequest | null): ReviewRequest {
    if (!found || found.instanceId !== instanceId || found.fromPersonId !== actor.personId) throw new ReviewNotFound();
    return found;
  }

  private tell(actor: SignedInActor, { id, instanceId, enteId }: ReviewRequest, what: ReviewedWhat): Promise<void> {
    return this.outbox.record({ kind: 'models.reviewed', payload: { what, id, instanceId, enteId, personId: actor.personId } } satisfies ModelsEvent);
  }
}

type ReviewPlaceOfRequest = Pick<ReviewRequest, 'enteId'> & { readonly id: InstanceId };
