import { createHash, randomBytes } from 'node:crypto';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { ReviewNotFound } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canCommentOn, canSuggestOn } from '../policies/review.policy.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import { linkHolds, type GuestLink, type ReviewAuthor } from '../review/review.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';

/** How somebody comes to a review: with his account, or with the link of a guest. */
export type ReviewerAccess = { readonly kind: 'person'; readonly actor: SignedInActor; readonly instanceId: InstanceId } | { readonly kind: 'guest'; readonly secret: string };

/** Somebody who reviews, with the instance open before him. */
export interface Reviewer {
  readonly workspace: InstanceWorkspace;
  readonly author: ReviewAuthor;
  /** Null for a person of the Ente. */
  readonly link: GuestLink | null;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
  /** Keys of the acts he sees. */
  readonly actKeys: ReadonlySet<string>;
}

const LONGEST_SECRET = 100;
const AN_HOUR = 3_600_000;

/** Opens instances for who reviews them: asks the policy or the link, gives the same answer for "not yours", "over" and "does not exist". */
export class ReviewDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly reviews: ReviewRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, ReviewNotFound */
  async forReading<T>(access: ReviewerAccess, work: (reviewer: Reviewer) => Promise<T>): Promise<T> {
    return this.open(access, false, work);
  }

  /** Does work that nobody else who writes in the instance does meanwhile, in one transaction. @throws InstanceNotFound, ReviewNotFound */
  async forWriting<T>(access: ReviewerAccess, work: (reviewer: Reviewer) => Promise<T>): Promise<T> {
    return this.open(access, true, work);
  }

  private async open<T>(access: ReviewerAccess, writing: boolean, work: (reviewer: Reviewer) => Promise<T>): Promise<T> {
    if (access.kind === 'guest') return this.openForGuest(access.secret, writing, work);
    const { actor, instanceId } = access;
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = writing ? await this.workspaces.forWriting(actor, instanceId, canReadInstance) : await this.workspaces.forReading(actor, instanceId);
      return work({
        workspace,
        author: { origin: 'page', personId: actor.personId, guestLinkId: null, name: actor.name },
        link: null,
        mayComment: canCommentOn(actor, workspace.instance),
        maySuggest: canSuggestOn(actor, workspace.instance),
        actKeys: new Set(workspace.content.acts.map(({ template }) => template.key)),
      });
    });
  }

  /** The secret tells the Ente; what follows sees of that Ente alone. The link is held while the work lasts: one revoked meanwhile has waited for it, or it finds nothing. */
  private async openForGuest<T>(secret: string, writing: boolean, work: (reviewer: Reviewer) => Promise<T>): Promise<T> {
    const found = secret.length > LONGEST_SECRET ? null : await this.transactions.run(SYSTEM_ACCESS, () => this.reviews.linkWithSecret(secretHash(secret)));
    if (!found) throw new ReviewNotFound();
    return this.transactions.run({ enteIds: [found.enteId] }, async () => {
      const now = this.clock.now();
      const link = await this.reviews.holdLink(found.id);
      if (!link || !linkHolds(link, now)) throw new ReviewNotFound();
      const workspace = await this.workspaces.forGuest(link.instanceId, { writing });
      if (!link.lastUsedAt || now.getTime() - link.lastUsedAt.getTime() > AN_HOUR) await this.reviews.noteLinkUsed(link.id, now);
      const present = new Set(workspace.content.acts.map(({ template }) => template.key));
      return work({ workspace, author: { origin: 'guest', personId: null, guestLinkId: link.id, name: link.name }, link, mayComment: true, maySuggest: link.maySuggest, actKeys: new Set(link.actKeys.filter((key) => present.has(key))) });
    });
  }
}

/** A secret of 256 bits, of which only the hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
