import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { ReviewNotFound, ReviewRefused, SuggestionOutdated } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canDecideSuggestion } from '../policies/review.policy.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import { readWords } from '../review/read-review-input.js';
import { LONGEST_REASON, type ClauseSuggestion } from '../review/review.js';
import { weighSuggestion } from '../review/weigh-suggestion.js';
import type { ChangeClause, ClauseChange } from './change-clause.use-case.js';
import { targetOf } from './clause-target.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import { currentText } from './review-clauses.use-case.js';

/** The merge a person looked at and confirms. */
export interface ConfirmedText {
  /** Hash of the clause's text that the merge was made on. */
  readonly currentHash: string;
  /** As an editor sends it; null where the suggestion is to take the clause out. */
  readonly text: { readonly heading: unknown; readonly body: unknown } | null;
}

/** Accepts and refuses suggestions. Accepting changes the clause in the way in which an editor changes it: with its history, its undo and its hints. */
export class DecideSuggestion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly reviews: ReviewRepository,
    private readonly changeClause: ChangeClause,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepting twice is accepting once.
   * @param confirmed the merge, where the clause changed since the suggestion was made
   * @returns the instance
   * @throws ReviewNotFound, NotAllowed, ReviewRefused, SuggestionOutdated, ClauseRefused
   */
  async accept(actor: SignedInActor, id: string, confirmed: ConfirmedText | null): Promise<InstanceId> {
    return this.decide(actor, id, 'accepted', async (suggestion, workspace) => {
      const change = changeFor(suggestion, workspace, confirmed);
      if (change) await this.changeClause.execute(actor, workspace.instance.id, change);
      return null;
    });
  }

  /** @returns the instance @throws ReviewNotFound, NotAllowed, ReviewRefused, ReviewInputRefused */
  async refuse(actor: SignedInActor, id: string, typedReason: string): Promise<InstanceId> {
    const reason = readWords('reason', typedReason, LONGEST_REASON, 'Scrivete perché la rifiutate: lo leggerà chi l’ha proposta.');
    return this.decide(actor, id, 'refused', async () => reason);
  }

  private async decide(actor: SignedInActor, id: string, state: 'accepted' | 'refused', work: (suggestion: ClauseSuggestion, workspace: InstanceWorkspace) => Promise<string | null>): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const found = await this.reviews.findSuggestion(id);
      if (!found || !canReadInstance(actor, found)) throw new ReviewNotFound();
      // The instance first, as everybody who writes in it does: two who decide wait for each other.
      const workspace = await this.workspaces.forWriting(actor, found.instanceId, canDecideSuggestion);
      const suggestion = (await this.reviews.lockSuggestion(id))!;
      if (suggestion.state === state) return suggestion.instanceId;
      if (suggestion.state !== 'open') throw new ReviewRefused(endedWords(suggestion));
      const reason = await work(suggestion, workspace);
      await this.reviews.saveDecision({ id: suggestion.id, state, decided: { at: this.clock.now(), personId: actor.personId, by: actor.name, reason } });
      await this.outbox.record({ kind: 'models.reviewed', payload: { what: 'DECISION', id, instanceId: suggestion.instanceId, enteId: suggestion.enteId, personId: actor.personId } } satisfies ModelsEvent);
      return suggestion.instanceId;
    });
  }
}

/** What accepting does to the clause; null where it says already what is proposed. @throws ReviewRefused, SuggestionOutdated */
function changeFor(suggestion: ClauseSuggestion, workspace: InstanceWorkspace, confirmed: ConfirmedText | null): ClauseChange | null {
  const { clauseId, author, reason } = suggestion;
  const current = currentText(workspace, clauseId);
  if (!current && suggestion.proposed === null) return null;
  if (!current) throw new ReviewRefused('Nel frattempo la clausola è stata tolta dall’atto: ripristinatela prima di accettare la proposta, oppure rifiutatela.');
  const { local } = targetOf(workspace, clauseId);
  const common = { clauseId, seenRevision: local?.revision ?? 0, reason: `Proposta di ${author.name}${reason ? `: ${reason}` : ''}` };
  const weighed = weighSuggestion(suggestion, current);
  if (weighed.kind === 'THERE_ALREADY') return null;
  if (weighed.kind === 'READY') return weighed.text ? { kind: 'edit', ...common, ...weighed.text } : { kind: 'suppress', ...common };
  const seen = confirmed?.currentHash === weighed.currentHash ? confirmed : null;
  if (!seen || (suggestion.proposed !== null && seen.text === null)) throw new SuggestionOutdated({ suggestionId: suggestion.id, currentHash: weighed.currentHash, current, merged: weighed.merged, conflicts: weighed.conflicts, by: local?.updatedBy ?? null });
  return suggestion.proposed && seen.text ? { kind: 'edit', ...common, ...seen.text } : { kind: 'suppress', ...common };
}

function endedWords({ state, decided }: ClauseSuggestion): string {
  const who = decided ? ` da ${decided.by}` : '';
  return state === 'withdrawn' ? `La proposta è stata ritirata${who}.` : `Sulla proposta si è già deciso: è stata ${state === 'accepted' ? 'accettata' : 'rifiutata'}${who}.`;
}
