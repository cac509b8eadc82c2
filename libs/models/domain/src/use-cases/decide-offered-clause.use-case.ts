import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { inReadingOrder } from '@province-comuni/shared-act-tree';
import type { Clock } from '@province-comuni/shared-kernel';
import { ReviewNotFound, ReviewRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canDecideSuggestion } from '../policies/review.policy.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import { readWords } from '../review/read-review-input.js';
import { LONGEST_REASON } from '../review/review.js';
import type { OfferedClause } from '../word/word-review.js';
import type { ChangeClause } from './change-clause.use-case.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';

/** Takes a clause that a Word file offers into the act, or refuses it; the first decision is the one that holds. */
export class DecideOfferedClause {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly words: WordReviewRepository,
    private readonly changeClause: ChangeClause,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Accepting twice is accepting once. @returns the instance @throws ReviewNotFound, NotAllowed, ReviewRefused, ClauseRefused */
  async accept(actor: SignedInActor, id: string): Promise<InstanceId> {
    return this.decide(actor, id, 'accepted', null, async ({ text, kind, authorName, actKey, ...clause }, workspace) => {
      const reason = `Clausola proposta in Word da ${authorName}`;
      await this.changeClause.execute(actor, workspace.instance.id, { kind: 'add', clauseId: clause.id, actKey, afterClauseId: anchorOf(workspace, { actKey, kind, afterClauseId: clause.afterClauseId }), heading: text.heading, body: text.body, reason, clauseKind: kind });
    });
  }

  /** @returns the instance @throws ReviewNotFound, NotAllowed, ReviewRefused, ReviewInputRefused */
  async refuse(actor: SignedInActor, id: string, typedReason: string): Promise<InstanceId> {
    const reason = readWords('reason', typedReason, LONGEST_REASON, 'Scrivete perché la rifiutate: lo leggerà chi l’ha proposta.');
    return this.decide(actor, id, 'refused', reason, async () => undefined);
  }

  private async decide(actor: SignedInActor, id: string, state: 'accepted' | 'refused', reason: string | null, work: (clause: OfferedClause, workspace: InstanceWorkspace) => Promise<void>): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const found = await this.words.findOffered(id);
      if (!found || !canReadInstance(actor, found)) throw new ReviewNotFound();
      const workspace = await this.workspaces.forWriting(actor, found.instanceId, canDecideSuggestion);
      const clause = (await this.words.lockOffered(id))!;
      if (clause.state === state) return clause.instanceId;
      if (clause.state !== 'open') throw new ReviewRefused(`Su questa clausola si è già deciso: è stata ${clause.state === 'accepted' ? 'accettata' : 'rifiutata'} da ${clause.decided!.by}.`);
      await work(clause, workspace);
      await this.words.saveOffered({ id: clause.id, state, decided: { at: this.clock.now(), personId: actor.personId, by: actor.name, reason } });
      await this.outbox.record({ kind: 'models.reviewed', payload: { what: 'WORD_FILE', id: clause.returnId, instanceId: clause.instanceId, enteId: clause.enteId, personId: actor.personId } } satisfies ModelsEvent);
      return clause.instanceId;
    });
  }
}

/** Where it goes: after the clause it stood after in the file; where that one has left the act, after the last of its kind. */
function anchorOf(workspace: InstanceWorkspace, { actKey, kind, afterClauseId }: Pick<OfferedClause, 'actKey' | 'kind' | 'afterClauseId'>): string | null {
  const ordered = inReadingOrder(workspace.clausesOf(actKey));
  if (afterClauseId === null || ordered.some(({ id }) => id === afterClauseId)) return afterClauseId;
  return ordered.findLast((clause) => clause.kind === kind)?.id ?? null;
}
