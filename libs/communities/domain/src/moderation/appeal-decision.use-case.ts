import { randomUUID } from 'node:crypto';
import type { CommunitiesEvent, CommunityHint } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { AlreadyDecided, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import { followingMoves } from '../use-cases/following-moves.js';
import { checked } from './decide-case.use-case.js';
import { APPEAL_DAYS, APPEALABLE, appealableUntil, readReason, type AppealId, type Decision, type DecisionId } from './moderation.js';
import { canDecideAppeal, canModerateEverywhere } from './moderation.policy.js';
import type { ModerationEffects } from './moderation-effects.js';
import type { ModerationHints } from './moderation-hints.port.js';
import type { ModerationOpener } from './moderation-opener.js';
import type { ModerationRepository } from './moderation-repository.port.js';

const LONGEST_WORDS = 4_000;

/** A person asks for a decision to be looked at again, once; somebody else than who decided does, and undoes it or not. */
export class AppealDecision {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly moderation: ModerationRepository,
    private readonly opener: ModerationOpener,
    private readonly effects: ModerationEffects,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly queueHints: ModerationHints,
    private readonly clock: Clock,
  ) {}

  /** @throws CommunityNotFound also for what concerns somebody else, CommunityNotAllowed when it is too late or was asked already, CommunityInvalid */
  async ask(actor: SignedInActor, id: DecisionId, typed: string): Promise<void> {
    const decision = await this.transactions.read(databaseAccessOf(actor), () => this.moderation.decision(id));
    if (!decision || decision.personId !== actor.personId) throw new CommunityNotFound();
    if (!APPEALABLE.includes(decision.kind)) throw new CommunityNotAllowed('Di questa decisione non si chiede un riesame.');
    const words = checked((problems) => readReason(typed, problems, { field: 'words', missing: 'Dite perché la decisione va rivista.', longest: LONGEST_WORDS }));
    const now = this.clock.now();
    if (now >= appealableUntil(decision)) throw new CommunityNotAllowed(`Il riesame si chiede entro ${APPEAL_DAYS} giorni dalla decisione.`);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const isFirst = await this.moderation.addAppeal({ id: randomUUID() as AppealId, decisionId: id, communityId: decision.communityId, personId: actor.personId, personName: actor.name, words, at: now, state: 'APERTO', answer: '', decidedByName: null, decidedAt: null });
      if (!isFirst) throw new CommunityNotAllowed('Il riesame di questa decisione è già stato chiesto: si chiede una volta sola.');
      if (decision.communityId) await this.outbox.record({ kind: 'communities.moderation-changed', payload: { communityId: decision.communityId } } satisfies CommunitiesEvent);
    });
    if (decision.communityId) this.queueHints.changed(decision.communityId);
  }

  /** @throws CommunityNotFound, CommunityNotAllowed for who decided, CommunityInvalid without a reason, AlreadyDecided */
  async decide(actor: SignedInActor, id: AppealId, upheld: boolean, typed: string): Promise<void> {
    const { decision, hint } = await followingMoves(() => this.decideOnce(actor, id, upheld, typed));
    if (hint) this.hints.grown(hint);
    if (decision.communityId) this.queueHints.changed(decision.communityId);
  }

  private async decideOnce(actor: SignedInActor, id: AppealId, upheld: boolean, typed: string): Promise<{ readonly decision: Decision; readonly hint: CommunityHint | null }> {
    const { decision, community } = await this.opened(actor, id);
    if (!canDecideAppeal(actor, decision)) throw new CommunityNotAllowed('Il riesame è di una persona diversa da chi ha deciso e da chi lo chiede; se non c’è un altro moderatore, di UPI.');
    const hint = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const appeal = await this.moderation.lockAppeal(id);
      if (!appeal) throw new CommunityNotFound();
      if (appeal.state !== 'APERTO') throw new AlreadyDecided(appeal.decidedByName ?? '');
      const answer = checked((problems) => readReason(typed, problems));
      await this.moderation.closeAppeal({ ...appeal, state: upheld ? 'ACCOLTO' : 'RESPINTO', answer, decidedByName: actor.name, decidedAt: this.clock.now() });
      const { communityId, personId, personName, discussionId, postId, postSequence } = decision;
      await this.effects.record(actor, { communityId, personId, personName, discussionId, postId, postSequence, kind: upheld ? 'RIESAME_ACCOLTO' : 'RIESAME_RESPINTO', appealedId: decision.id, reason: answer }, community);
      return upheld ? this.undo(actor, decision, community) : null;
    });
    return { decision, hint };
  }

  /** What the decision did is undone; what came after it by another decision stays. */
  private async undo(actor: SignedInActor, decision: Decision, community: Community | null): Promise<CommunityHint | null> {
    switch (decision.kind) {
      case 'NASCOSTO': {
        const hidden = decision.postId && (await this.moderation.hidden([decision.postId])).get(decision.postId);
        return hidden && hidden.decisionId === decision.id ? this.effects.show(actor, hidden.postId) : null;
      }
      case 'SOSPENSIONE': {
        const suspension = await this.moderation.suspensionBy(decision.id);
        if (suspension) await this.moderation.lift(suspension.id, this.clock.now());
        return null;
      }
      case 'NON_APPROVATO': {
        const held = decision.heldId && (await this.moderation.held([decision.heldId])).get(decision.heldId);
        return held && held.state === 'NON_APPROVATO' && community ? (await this.effects.publish(actor, held, community)).hint : null;
      }
      default:
        // A warning counts no more once its appeal was upheld: the log says so.
        return null;
    }
  }

  private async opened(actor: SignedInActor, id: AppealId): Promise<{ readonly decision: Decision; readonly community: Community | null }> {
    const decision = await this.transactions.read(SYSTEM_ACCESS, async () => {
      const appeal = await this.moderation.appeal(id);
      return appeal && this.moderation.decision(appeal.decisionId);
    });
    if (!decision || (decision.communityId === null && !canModerateEverywhere(actor))) throw new CommunityNotFound();
    return { decision, community: decision.communityId && (await this.opener.open(actor, { id: decision.communityId })).community };
  }
}
