import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { ReviewNotFound } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canInviteGuests } from '../policies/review.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import type { ClauseComment, ClauseSuggestion, GuestLink, ReviewRequest } from '../review/review.js';
import { readableEnti, type InstanceWorkspace, type InstanceWorkspaces } from './instance-workspace.js';
import { actOf, type ReviewClauses } from './review-clauses.use-case.js';
import type { ReviewDesk, Reviewer } from './review-desk.js';

/** What is said of an instance's acts, for the people of its Ente. */
export interface InstanceReview {
  readonly workspace: InstanceWorkspace;
  /** Comments and answers, oldest first. */
  readonly comments: readonly ClauseComment[];
  /** Oldest first. */
  readonly suggestions: readonly ClauseSuggestion[];
  /** Newest first. */
  readonly requests: readonly ReviewRequest[];
  /** Newest first; null for who lets no guests in. */
  readonly links: readonly GuestLink[] | null;
  /** Clauses that Word files offer and nobody decided about yet. */
  readonly offered: number;
  /** Acts for which nothing can be proposed any more, with the reason. */
  readonly closed: ReadonlyMap<string, string>;
}

/** What a guest sees: the acts he was let in for, his own threads with their answers, and his own suggestions. */
export interface GuestReview {
  readonly reviewer: Reviewer & { readonly link: GuestLink };
  readonly comments: readonly ClauseComment[];
  readonly suggestions: readonly ClauseSuggestion[];
  readonly closed: ReadonlyMap<string, string>;
}

/** A request that waits for somebody. */
export interface WaitingRequest {
  readonly request: ReviewRequest;
  /** Title of its instance. */
  readonly title: string;
}

/** Reads what was said of acts. */
export class ReadReview {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly desk: ReviewDesk,
    private readonly reviews: ReviewRepository,
    private readonly words: WordReviewRepository,
    private readonly clauses: ReviewClauses,
  ) {}

  /** @throws InstanceNotFound */
  async ofInstance(actor: Actor, id: InstanceId): Promise<InstanceReview> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forReading(actor, id);
      return {
        workspace,
        comments: await this.reviews.commentsOf(id),
        suggestions: await this.reviews.suggestionsOf(id),
        requests: await this.reviews.requestsOf(id),
        links: canInviteGuests(actor, workspace.instance) ? await this.reviews.linksOf(id) : null,
        offered: (await this.words.offeredOf(id)).filter(({ state }) => state === 'open').length,
        closed: await this.clauses.closedActs(workspace),
      };
    });
  }

  /** @throws ReviewNotFound */
  async forGuest(secret: string): Promise<GuestReview> {
    return this.desk.forReading({ kind: 'guest', secret }, async (reviewer) => {
      const guest = guestOf(reviewer);
      const { workspace, link, actKeys } = guest;
      const comments = (await this.reviews.commentsOf(workspace.instance.id)).filter(({ actKey }) => actKeys.has(actKey));
      const own = new Set(comments.filter(({ author }) => author.guestLinkId === link.id).map(({ parentId, id }) => parentId ?? id));
      return {
        reviewer: guest,
        comments: comments.filter(({ parentId, id }) => own.has(parentId ?? id)),
        suggestions: (await this.reviews.suggestionsOf(workspace.instance.id)).filter(({ author, actKey }) => author.guestLinkId === link.id && actKeys.has(actKey)),
        closed: await this.clauses.closedActs(workspace),
      };
    });
  }

  /** The instance in which a guest writes another text for a clause. @throws ReviewNotFound for a clause of an act he does not see */
  async clauseForGuest(secret: string, clauseId: string): Promise<InstanceWorkspace> {
    return this.desk.forReading({ kind: 'guest', secret }, async ({ workspace, actKeys }) => {
      if (!actKeys.has(actOf(workspace, clauseId) ?? '')) throw new ReviewNotFound();
      return workspace;
    });
  }

  /** Open requests to the actor, first due first. */
  async waiting(actor: SignedInActor): Promise<WaitingRequest[]> {
    const enteIds = readableEnti(actor);
    if (enteIds.length === 0) return [];
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const requests = await this.reviews.openRequestsTo(actor.personId, enteIds);
      const titles = new Map((await this.instances.summariesOf([...new Set(requests.map(({ instanceId }) => instanceId))])).map(({ id, title }) => [id, title]));
      return requests.map((request) => ({ request, title: titles.get(request.instanceId) ?? '' }));
    });
  }
}

function guestOf(reviewer: Reviewer): Reviewer & { readonly link: GuestLink } {
  if (!reviewer.link) throw new ReviewNotFound();
  return { ...reviewer, link: reviewer.link };
}
