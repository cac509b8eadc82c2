import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { KeptNumbers } from '@province-comuni/shared-act-tree';
import { sameJson, type Clock } from '@province-comuni/shared-kernel';
import { NothingToUndo } from '../errors.js';
import type { Instance, InstanceClause, InstanceEvent, InstanceId, StoredAnswer } from '../instance/instance.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { InstanceRepository, InstanceState } from '../ports/instance-repository.port.js';
import type { UpgradeRepository } from '../ports/upgrade-repository.port.js';
import { adoptionOf } from './adoption-of.js';
import { changedClauses, type InstanceWorkspaces } from './instance-workspace.js';
import { noteChange } from './note-change.js';
import type { SavedAnswers } from './save-answers.use-case.js';

const UNDOABLE: readonly InstanceEvent['kind'][] = ['RISPOSTA', 'CLAUSOLA_MODIFICATA', 'CLAUSOLA_SOPPRESSA', 'CLAUSOLA_RIPRISTINATA', 'CLAUSOLA_AGGIUNTA', 'CLAUSOLA_SPOSTATA', 'CLAUSOLA_TOLTA', 'NUMERAZIONE', 'AGGIORNATO'];

/** Entries of the history that changed no text and no answer. */
const NO_CHANGE: readonly InstanceEvent['kind'][] = ['ESPORTATO', 'ANNULLATO', 'CONDIVISO', 'NON_CONDIVISO'];

/** Takes back the actor's own last change that was not taken back yet; nobody else's, and never over a later change of the same thing. */
export class UndoLastChange {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly upgrades: UpgradeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, NotAllowed, NothingToUndo */
  async execute(actor: SignedInActor, instanceId: InstanceId): Promise<SavedAnswers> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.workspaces.forWriting(actor, instanceId, canEditInstance);
      const events = await this.instances.eventsOf(instanceId, { limit: 200 });
      const event = lastUndoable(events, actor);
      if (!event) throw new NothingToUndo('Non c’è niente da annullare fra le vostre modifiche recenti.');
      const now = this.clock.now();
      await this.bringBack(before.instance, event, events, actor, now);
      await this.instances.appendEvent(instanceId, { kind: 'ANNULLATO', subject: event.subject, before: { sequence: event.sequence, kind: event.kind }, after: event.kind === 'AGGIORNATO' ? null : event.before, personId: actor.personId, personName: actor.name, at: now });
      await noteChange({ instances: this.instances, outbox: this.outbox }, actor, instanceId, now);
      const after = await this.workspaces.reopen(before);
      if (event.kind === 'AGGIORNATO') await this.instances.saveAdoption(adoptionOf(after));
      return { workspace: after, changed: changedClauses(before, after) };
    });
  }

  private async bringBack(instance: Instance, event: InstanceEvent, events: readonly InstanceEvent[], actor: SignedInActor, now: Date): Promise<void> {
    if (event.kind === 'AGGIORNATO') return this.bringBackVersion(instance, event, events);
    if (event.kind === 'NUMERAZIONE') return this.bringBackNumbers(instance, event);
    if (event.kind === 'RISPOSTA') return this.bringBackAnswer(instance, event, actor, now);
    const current = instance.clauses.find((clause) => clause.clauseId === event.subject);
    if (!sameClause(current, event.after as InstanceClause | null)) throw new NothingToUndo('La clausola è stata cambiata di nuovo dopo la vostra modifica: annullare la perderebbe.');
    const previous = event.before as InstanceClause | null;
    // The base stays what an upgrade made it meanwhile: only the person's own change goes.
    if (previous) await this.instances.saveClause(instance.id, { ...previous, baseVersionId: current?.baseVersionId ?? previous.baseVersionId, updatedBy: actor.name, updatedAt: now });
    else if (current?.state === 'ADDED') await this.instances.removeClause(instance.id, event.subject);
    else await this.instances.saveClause(instance.id, { ...current!, state: 'KEPT', heading: null, body: null, orderKey: null, reason: null, updatedBy: actor.name, updatedAt: now });
  }

  /** An upgrade goes back whole, and only while nothing was done on top of it; what people decided for it stays decided. */
  private async bringBackVersion(instance: Instance, event: InstanceEvent, events: readonly InstanceEvent[]): Promise<void> {
    const undone = new Set(events.filter((each) => each.kind === 'ANNULLATO').map((each) => (each.before as { sequence: number }).sequence));
    const later = events.filter((each) => each.sequence > event.sequence && !NO_CHANGE.includes(each.kind) && !undone.has(each.sequence));
    if (later.length > 0) throw new NothingToUndo('Dopo l’aggiornamento gli atti sono stati cambiati di nuovo: annullarlo perderebbe quelle modifiche.');
    await this.instances.replaceState(instance, { ...(event.before as InstanceState), id: instance.id });
    await this.upgrades.reopen(instance.id);
  }

  private async bringBackNumbers(instance: Instance, event: InstanceEvent): Promise<void> {
    if (!sameJson(instance.keptNumbers[event.subject] ?? null, event.after ?? null)) throw new NothingToUndo('La numerazione è stata decisa di nuovo dopo la vostra scelta: annullarla la perderebbe.');
    await this.instances.setKeptNumbers(instance.id, event.subject, (event.before as KeptNumbers | null) ?? null);
  }

  private async bringBackAnswer(instance: Instance, event: InstanceEvent, actor: SignedInActor, now: Date): Promise<void> {
    const current = instance.answers.find((answer) => answer.key === event.subject);
    const written = event.after as Pick<StoredAnswer, 'value'>;
    if (!sameJson(current?.value ?? null, written.value)) throw new NothingToUndo('La risposta è stata cambiata di nuovo dopo la vostra: annullare la perderebbe.');
    const previous = event.before as Pick<StoredAnswer, 'value' | 'origin'> | null;
    if (previous) await this.instances.saveAnswers(instance.id, [{ key: event.subject, value: previous.value, origin: previous.origin, answeredBy: actor.name, answeredAt: now }]);
    else await this.instances.removeAnswer(instance.id, event.subject);
  }
}

function lastUndoable(events: readonly InstanceEvent[], actor: SignedInActor): InstanceEvent | undefined {
  const undone = new Set(events.filter((event) => event.kind === 'ANNULLATO').map((event) => (event.before as { sequence: number }).sequence));
  return events.find((event) => UNDOABLE.includes(event.kind) && event.personId === actor.personId && !undone.has(event.sequence));
}

function sameClause(current: InstanceClause | undefined, written: InstanceClause | null): boolean {
  if (!current || !written) return !current && !written;
  return (['state', 'heading', 'body', 'orderKey'] as const).every((field) => sameJson(current[field] ?? null, written[field] ?? null));
}
