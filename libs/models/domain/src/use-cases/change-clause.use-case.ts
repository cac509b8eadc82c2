import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { inReadingOrder, mergeClauseText, plainRichText, type ClauseKind, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { isUuid, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { ClauseConflict, ClauseRefused } from '../errors.js';
import type { InstanceClause, InstanceEventKind, InstanceId } from '../instance/instance.js';
import { orderKeyBetween } from '../instance/order-key.js';
import { readClauseBody } from '../instance/read-clause-text.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import { ownTexts, readOwnText, refuseToSuppress, targetOf, type ClauseTarget } from './clause-target.js';
import { changedClauses, type InstanceWorkspace, type InstanceWorkspaces } from './instance-workspace.js';
import { noteChange } from './note-change.js';
import type { SavedAnswers } from './save-answers.use-case.js';

/** What a person does to one clause. `seenRevision` is the revision he saw (0 when it never changed). An added clause is of the kind of its neighbour where `clauseKind` is not given. */
export type ClauseChange =
  | { readonly kind: 'edit'; readonly clauseId: string; readonly seenRevision: number; readonly heading: unknown; readonly body: unknown; readonly reason: string }
  | { readonly kind: 'suppress'; readonly clauseId: string; readonly seenRevision: number; readonly reason: string }
  | { readonly kind: 'restore'; readonly clauseId: string; readonly seenRevision: number }
  | { readonly kind: 'add'; readonly clauseId: string; readonly actKey: string; readonly afterClauseId: string | null; readonly heading: unknown; readonly body: unknown; readonly reason: string; readonly clauseKind?: ClauseKind }
  | { readonly kind: 'move'; readonly clauseId: string; readonly seenRevision: number; readonly direction: 'up' | 'down' };

/** The official changes a clause of his acts, within what its lock allows. */
export class ChangeClause {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, NotAllowed, ClauseRefused, ClauseConflict */
  async execute(actor: SignedInActor, instanceId: InstanceId, change: ClauseChange): Promise<SavedAnswers> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.workspaces.forWriting(actor, instanceId, canEditInstance);
      const target = locate(before, change);
      if (change.kind === 'add' && target.local) return { workspace: before, changed: [] };
      const done = applyChange(before, target, change);
      if (done === null) return { workspace: before, changed: [] };
      const seen = change.kind === 'add' ? 0 : change.seenRevision;
      const revision = target.local?.revision ?? 0;
      if (seen !== revision) throw await this.conflict(before, target, change);
      const now = this.clock.now();
      if (done.next === 'remove') await this.instances.removeClause(instanceId, change.clauseId);
      else await this.instances.saveClause(instanceId, { ...done.next, updatedBy: actor.name, updatedAt: now });
      await this.instances.appendEvent(instanceId, {
        kind: done.event,
        subject: change.clauseId,
        before: target.local ?? null,
        after: done.next === 'remove' ? null : done.next,
        personId: actor.personId,
        personName: actor.name,
        at: now,
      });
      await noteChange({ instances: this.instances, outbox: this.outbox }, actor, instanceId, now);
      const after = await this.workspaces.reopen(before);
      return { workspace: after, changed: changedClauses(before, after) };
    });
  }

  /** Someone changed the clause since the person saw it: offer a merge, starting from the text he began with. */
  private async conflict(workspace: InstanceWorkspace, { local, model }: ClauseTarget, change: ClauseChange): Promise<ClauseConflict> {
    const theirs = local?.body ?? model?.body ?? plainRichText('');
    const ours = change.kind === 'edit' ? readClauseBody(change.body, ownTexts({ local, model })) : theirs;
    const seen = 'seenRevision' in change ? change.seenRevision : 0;
    const history = await this.instances.eventsOf(workspace.instance.id, { limit: 200, subject: change.clauseId });
    const start = history.map((event) => event.before as InstanceClause | null).find((clause) => (clause?.revision ?? 0) === seen);
    const merge = mergeClauseText(start?.body ?? model?.body ?? plainRichText(''), ours, theirs);
    return new ClauseConflict({ clauseId: change.clauseId, currentRevision: local?.revision ?? 0, theirs, merged: merge.merged, conflicts: merge.conflicts, by: local?.updatedBy ?? null });
  }
}

/** A clause that is yet to be added has no text it could take conditions from. */
const NEW_CLAUSE: ClauseTarget = { local: undefined, model: undefined };

function locate(workspace: InstanceWorkspace, change: ClauseChange): ClauseTarget {
  const { local, model } = targetOf(workspace, change.clauseId);
  if (change.kind === 'add') {
    if (!isUuid(change.clauseId) || model) throw new ClauseRefused('L’identificativo della nuova clausola non è valido.');
    return { local, model: undefined };
  }
  if (!local && !model) throw new ClauseRefused('Questa clausola non c’è nell’atto.');
  return { local, model };
}

interface DoneChange {
  readonly next: Omit<InstanceClause, 'revision' | 'updatedBy' | 'updatedAt'> | 'remove';
  readonly event: InstanceEventKind;
}

/** What the change makes of the clause; null when it changes nothing. */
function applyChange(workspace: InstanceWorkspace, target: ClauseTarget, change: ClauseChange): DoneChange | null {
  const { local, model } = target;
  const own = local ?? kept(workspace, model);
  switch (change.kind) {
    case 'edit': {
      const { heading, body } = readOwnText(workspace, target, change);
      if (sameJson(body, own!.body ?? model?.body) && sameJson(heading, own!.heading ?? model?.heading) && own!.state !== 'SUPPRESSED') return null;
      const asModel = model !== undefined && sameJson(body, model.body) && sameJson(heading, model.heading);
      const state = own!.state === 'ADDED' ? 'ADDED' : asModel ? 'KEPT' : 'EDITED';
      return { next: { ...own!, state, heading: asModel ? null : heading, body: asModel ? null : body, reason: reasonOf(change.reason, false) }, event: 'CLAUSOLA_MODIFICATA' };
    }
    case 'suppress':
      refuseToSuppress(target);
      if (own!.state === 'ADDED') return { next: 'remove', event: 'CLAUSOLA_TOLTA' };
      if (own!.state === 'SUPPRESSED') return null;
      return { next: { ...own!, state: 'SUPPRESSED', reason: reasonOf(change.reason, true) }, event: 'CLAUSOLA_SOPPRESSA' };
    case 'restore':
      if (own!.state === 'ADDED') throw new ClauseRefused('Una clausola aggiunta non ha un testo del modello a cui tornare.');
      if (own!.state === 'KEPT' && own!.orderKey === null) return null;
      return { next: { ...own!, state: 'KEPT', heading: null, body: null, orderKey: null, reason: null }, event: 'CLAUSOLA_RIPRISTINATA' };
    case 'add': {
      const { heading, body } = readOwnText(workspace, NEW_CLAUSE, change);
      const place = placeAfter(workspace, change.actKey, change.afterClauseId);
      return { next: { ...place, kind: change.clauseKind ?? place.kind, clauseId: change.clauseId, state: 'ADDED', heading, body, reason: reasonOf(change.reason, false) }, event: 'CLAUSOLA_AGGIUNTA' };
    }
    case 'move': {
      if (model && model.lock !== 'libera') throw new ClauseRefused('Questa clausola ha un posto fisso nell’atto.');
      const orderKey = moved(workspace, own!, change.direction);
      return orderKey === null ? null : { next: { ...own!, orderKey }, event: 'CLAUSOLA_SPOSTATA' };
    }
  }
}

function kept({ instance }: InstanceWorkspace, model: ClauseRevision | undefined): InstanceClause | undefined {
  return model && { clauseId: model.id, actKey: model.actKey, baseVersionId: instance.modelVersionId, state: 'KEPT', heading: null, body: null, orderKey: null, parentId: null, kind: null, reason: null, revision: 0, updatedBy: null, updatedAt: null };
}

function reasonOf(reason: string, required: boolean): string | null {
  const clean = reason.trim().slice(0, 1000);
  if (required && clean === '') throw new ClauseRefused('Scrivete perché togliete la clausola: lo leggerà chi controlla l’atto.');
  return clean === '' ? null : clean;
}

function placeAfter(workspace: InstanceWorkspace, actKey: string, afterClauseId: string | null): Pick<InstanceClause, 'actKey' | 'baseVersionId' | 'orderKey' | 'parentId' | 'kind'> {
  const act = workspace.content.acts.find((candidate) => candidate.template.key === actKey);
  if (!act) throw new ClauseRefused('Questo atto non c’è nel modello.');
  const ordered = inReadingOrder(workspace.clausesOf(actKey));
  const anchor = ordered.find((clause) => clause.id === afterClauseId);
  if (afterClauseId !== null && !anchor) throw new ClauseRefused('La clausola dopo cui inserire non c’è più.');
  const siblings = ordered.filter((clause) => clause.parentId === (anchor?.parentId ?? null));
  const at = anchor ? siblings.indexOf(anchor) : -1;
  return { actKey, baseVersionId: workspace.instance.modelVersionId, orderKey: between(siblings[at]?.orderKey, siblings[at + 1]?.orderKey), parentId: anchor?.parentId ?? null, kind: kindAfter(anchor?.kind, ordered.map((clause) => clause.kind)) };
}

/** A new clause is of the kind of its neighbour; after a title or a group, of the kind the act is made of: a delibera has no articles. */
function kindAfter(neighbour: ClauseKind | undefined, kinds: readonly ClauseKind[]): ClauseKind {
  const repeatable: readonly ClauseKind[] = ['articolo', 'sezione', 'voce', 'punto', 'testo'];
  if (neighbour && repeatable.includes(neighbour)) return neighbour;
  return (['articolo', 'sezione'] as const).find((kind) => kinds.includes(kind)) ?? 'testo';
}

function moved(workspace: InstanceWorkspace, clause: InstanceClause, direction: 'up' | 'down'): string | null {
  const ordered = inReadingOrder(workspace.clausesOf(clause.actKey));
  const self = ordered.find((candidate) => candidate.id === clause.clauseId);
  const siblings = ordered.filter((candidate) => candidate.parentId === (self?.parentId ?? null));
  const at = siblings.findIndex((candidate) => candidate.id === clause.clauseId);
  const [low, high] = direction === 'up' ? [at - 2, at - 1] : [at + 1, at + 2];
  if (at < 0 || (direction === 'up' ? at === 0 : at === siblings.length - 1)) return null;
  return between(siblings[low]?.orderKey, siblings[high]?.orderKey);
}

function between(before: string | undefined, after: string | undefined): string {
  return orderKeyBetween(before ?? null, after ?? null);
}
