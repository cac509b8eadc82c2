import type { ModelsEvent, ReviewedWhat } from '@province-comuni/models-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import { isUuid, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { isSettled } from '../approval/act-approval.js';
import { ReviewInputRefused, ReviewNotFound, ReviewRefused } from '../errors.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import { readWords } from '../review/read-review-input.js';
import { reviewedTextHash, textWithHash, type ReviewedText } from '../review/reviewed-text.js';
import { isSameAuthor, LONGEST_COMMENT, LONGEST_QUOTE, LONGEST_REASON, MOST_BY_LINK_A_DAY, type ClauseComment, type ClauseCommentId, type ClauseSuggestion, type ClauseSuggestionId, type ReviewAuthor } from '../review/review.js';
import { readOwnText, refuseToSuppress, targetOf } from './clause-target.js';
import type { InstanceWorkspace } from './instance-workspace.js';
import { actTextHash } from './read-approvals.use-case.js';
import type { ReviewDesk, Reviewer, ReviewerAccess } from './review-desk.js';

/** A comment as it was written. */
export interface TypedComment {
  /** UUID minted by who writes: the same one twice is one comment. */
  readonly id: string;
  readonly clauseId: string;
  readonly quote: string | null;
  readonly text: string;
  /** The comment it answers. */
  readonly parentId: string | null;
}

/** A suggestion as it was written. */
export interface TypedSuggestion {
  /** UUID minted by who writes: the same one twice is one suggestion. */
  readonly id: string;
  readonly clauseId: string;
  /** {@link reviewedTextHash} of the text the author had before him. */
  readonly baseHash: string;
  /** Heading and body as an editor sends them; null: to take the clause out. */
  readonly proposed: { readonly heading: unknown; readonly body: unknown } | null;
  readonly reason: string;
}

/** Comments and suggestions on the clauses of an instance, by people of the Ente, by guests, and by who brings in what a Word file says. */
export class ReviewClauses {
  constructor(
    private readonly desk: ReviewDesk,
    private readonly reviews: ReviewRepository,
    private readonly instances: InstanceRepository,
    private readonly approvals: ApprovalRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, ReviewNotFound, ReviewRefused, ReviewInputRefused */
  async comment(access: ReviewerAccess, typed: TypedComment): Promise<ClauseComment> {
    return this.desk.forWriting(access, (reviewer) => this.addComment(reviewer, typed));
  }

  /** @throws InstanceNotFound, ReviewNotFound, ReviewRefused, ReviewInputRefused, ClauseRefused */
  async suggest(access: ReviewerAccess, typed: TypedSuggestion): Promise<ClauseSuggestion> {
    return this.desk.forWriting(access, (reviewer) => this.addSuggestion(reviewer, typed));
  }

  /** Settles a thread, or opens it again; a guest settles none. @throws InstanceNotFound, ReviewNotFound */
  async settle(access: ReviewerAccess, id: string, settled: boolean): Promise<void> {
    await this.desk.forWriting(access, async (reviewer) => {
      const comment = await this.reviews.findComment(id);
      if (!comment || comment.instanceId !== reviewer.workspace.instance.id || comment.parentId !== null || reviewer.link) throw new ReviewNotFound();
      if ((comment.resolved !== null) === settled) return;
      await this.reviews.saveResolved({ id: comment.id, resolved: settled ? { at: this.clock.now(), by: reviewer.author.name } : null });
      await this.tell(reviewer, 'SETTLED', comment.id);
    });
  }

  /** Its author takes a suggestion back. @throws InstanceNotFound, ReviewNotFound, ReviewRefused once it was decided */
  async withdraw(access: ReviewerAccess, id: string): Promise<void> {
    await this.desk.forWriting(access, async (reviewer) => {
      const suggestion = await this.reviews.lockSuggestion(id);
      if (!suggestion || suggestion.instanceId !== reviewer.workspace.instance.id || !isSameAuthor(suggestion.author, reviewer.author)) throw new ReviewNotFound();
      if (suggestion.state === 'withdrawn') return;
      if (suggestion.state !== 'open') throw new ReviewRefused('Sulla proposta si è già deciso: non si può più ritirare.');
      await this.reviews.saveDecision({ id: suggestion.id, state: 'withdrawn', decided: { at: this.clock.now(), personId: reviewer.author.personId, by: reviewer.author.name, reason: null } });
      await this.tell(reviewer, 'DECISION', suggestion.id);
    });
  }

  /** Keeps a comment in the open transaction. @throws ReviewNotFound, ReviewRefused, ReviewInputRefused */
  async addComment(reviewer: Reviewer, typed: TypedComment): Promise<ClauseComment> {
    if (!reviewer.mayComment) throw new ReviewNotFound();
    const place = this.placeOf(reviewer, typed.id, typed.clauseId);
    const text = readWords('text', typed.text, LONGEST_COMMENT, 'Scrivete qualcosa.');
    const quote = typed.quote === null ? null : readWords('quote', typed.quote, LONGEST_QUOTE, null) || null;
    const parent = typed.parentId === null ? null : await this.reviews.findComment(typed.parentId);
    if (typed.parentId !== null && (parent?.instanceId !== place.instanceId || parent.clauseId !== place.clauseId || !mayAnswer(reviewer, parent))) throw new ReviewNotFound();
    if (parent?.parentId) throw new ReviewRefused('Si risponde al commento, non a una risposta.');
    const comment: ClauseComment = { ...place, id: typed.id as ClauseCommentId, quote, text, author: reviewer.author, parentId: parent?.id ?? null, createdAt: this.clock.now(), resolved: null };
    if (!(await this.reviews.addComment(comment))) return this.there(reviewer, await this.reviews.findComment(typed.id));
    await this.refuseFlood(reviewer);
    await this.tell(reviewer, 'COMMENT', comment.id);
    return comment;
  }

  /** Keeps a suggestion in the open transaction. @throws ReviewNotFound, ReviewRefused, ReviewInputRefused, ClauseRefused */
  async addSuggestion(reviewer: Reviewer, typed: TypedSuggestion): Promise<ClauseSuggestion> {
    const { workspace } = reviewer;
    if (!reviewer.maySuggest) throw new ReviewRefused('Da qui si può solo commentare.');
    const place = this.placeOf(reviewer, typed.id, typed.clauseId);
    const there = await this.reviews.findSuggestion(typed.id);
    if (there) return this.there(reviewer, there);
    const closed = await this.closed(workspace, place.actKey);
    if (closed) throw new ReviewRefused(closed);
    const base = await this.baseOf(workspace, typed.clauseId, typed.baseHash);
    const target = targetOf(workspace, typed.clauseId);
    if (typed.proposed === null) refuseToSuppress(target);
    const proposed = typed.proposed && readOwnText(workspace, target, typed.proposed);
    if (proposed && sameJson(proposed, base)) throw new ReviewRefused('La proposta è uguale al testo: cambiate qualcosa, oppure scrivete un commento.');
    const reason = readWords('reason', typed.reason, LONGEST_REASON, proposed ? null : 'Scrivete perché proponete di togliere la clausola.');
    const suggestion: ClauseSuggestion = { ...place, id: typed.id as ClauseSuggestionId, base, baseHash: typed.baseHash, proposed, reason, author: reviewer.author, state: 'open', createdAt: this.clock.now(), decided: null };
    if (!(await this.reviews.addSuggestion(suggestion))) throw new ReviewNotFound();
    await this.refuseFlood(reviewer);
    await this.tell(reviewer, 'SUGGESTION', suggestion.id);
    return suggestion;
  }

  /** Why nothing can be proposed for an act any more; null while it can. Its comments stay. */
  async closed(workspace: InstanceWorkspace, actKey: string): Promise<string | null> {
    return (await this.closedActs(workspace)).get(actKey) ?? null;
  }

  /** Acts for which nothing can be proposed any more, with the reason: approved, and not written on since. */
  async closedActs(workspace: InstanceWorkspace): Promise<ReadonlyMap<string, string>> {
    // Oldest first: the newest way of an act has the last word.
    const newest = new Map((await this.approvals.ofInstance(workspace.instance.id)).map((way) => [way.actKey, way]));
    const approved = [...newest.values()].filter((way) => {
      const act = workspace.act(way.actKey);
      return isSettled(way) && act && actTextHash(act) === way.textSha256;
    });
    return new Map(approved.map(({ actKey }) => [actKey, 'L’atto è approvato: il suo testo non cambia più, e non si propongono modifiche. Restano i commenti.']));
  }

  private async baseOf(workspace: InstanceWorkspace, clauseId: string, hash: string): Promise<ReviewedText> {
    const current = currentText(workspace, clauseId);
    if (!current) throw new ReviewRefused('La clausola è stata tolta dall’atto: non si può proporre un altro testo.');
    if (reviewedTextHash(current) === hash) return current;
    const base = textWithHash(hash, current, targetOf(workspace, clauseId).model, await this.instances.eventsOf(workspace.instance.id, { limit: 200, subject: clauseId }));
    if (!base) throw new ReviewRefused('Nel frattempo la clausola è cambiata: guardate il testo di adesso e proponete di nuovo.');
    return base;
  }

  private placeOf({ workspace, actKeys }: Reviewer, id: string, clauseId: string): Pick<ClauseComment, 'instanceId' | 'enteId' | 'actKey' | 'clauseId'> {
    if (!isUuid(id)) throw new ReviewInputRefused([{ field: 'id', message: 'Ricaricate la pagina e riprovate.' }]);
    const actKey = actOf(workspace, clauseId);
    if (actKey === undefined || !actKeys.has(actKey)) throw new ReviewNotFound();
    return { instanceId: workspace.instance.id, enteId: workspace.instance.enteId, actKey, clauseId };
  }

  /** What is there under the id already: the same one sent again. @throws ReviewNotFound when it is somebody else's */
  private there<T extends { readonly instanceId: string; readonly author: ReviewAuthor }>({ workspace, author }: Reviewer, found: T | null): T {
    if (!found || found.instanceId !== workspace.instance.id || !isSameAuthor(found.author, author)) throw new ReviewNotFound();
    return found;
  }

  private async refuseFlood({ link }: Reviewer): Promise<void> {
    if (link && (await this.reviews.countByLink(link.id, new Date(this.clock.now().getTime() - 86_400_000))) > MOST_BY_LINK_A_DAY) throw new ReviewRefused('Con questo collegamento avete scritto molto nelle ultime 24 ore: riprovate domani.');
  }

  private tell({ workspace: { instance }, author }: Reviewer, what: ReviewedWhat, id: string): Promise<void> {
    return this.outbox.record({ kind: 'models.reviewed', payload: { what, id, instanceId: instance.id, enteId: instance.enteId, personId: author.personId } } satisfies ModelsEvent);
  }
}

/** A guest answers in his own threads; the others he does not see. */
function mayAnswer({ link }: Reviewer, parent: ClauseComment): boolean {
  return link === null || parent.author.guestLinkId === link.id;
}

/** The act a clause stands in now; undefined where none has it. */
export function actOf(workspace: InstanceWorkspace, clauseId: string): string | undefined {
  return workspace.content.acts.map(({ template }) => template.key).find((key) => workspace.clausesOf(key).some((clause) => clause.id === clauseId));
}

/** The own text of a clause now; null where it is not in its act, or was taken out. */
export function currentText(workspace: InstanceWorkspace, clauseId: string): ReviewedText | null {
  const actKey = actOf(workspace, clauseId);
  const clause = actKey && workspace.clausesOf(actKey).find((candidate) => candidate.id === clauseId);
  return clause && clause.state !== 'SOPPRESSA' ? { heading: clause.heading, body: clause.body } : null;
}
