import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { ReadReview, ReviewClauses } from '@province-comuni/models-domain';
import { Access } from '@province-comuni/platform-graphql';
import { GuestCommentGqlInput, GuestSuggestionGqlInput } from '../graphql/review.input.js';
import { GuestReviewKept, GuestReviewResult } from '../graphql/review.result.js';
import { GuestClauseType, GuestReviewType } from '../graphql/review.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentGuestClause, presentGuestReview } from '../presenters/review.presenter.js';

/** The review of acts by who holds the link of a guest: the secret is the right, and whoever is signed in gains nothing by it. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('public')
export class GuestReviewsResolver {
  constructor(
    @Inject(ReadReview) private readonly read: ReadReview,
    @Inject(ReviewClauses) private readonly clauses: ReviewClauses,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => GuestReviewType, { nullable: true, description: 'What a guest sees with his link; null for a link that is none of ours, over or revoked.' })
  async guestReview(@Args('secret', { type: () => String }) secret: string): Promise<GuestReviewType> {
    return this.present(secret);
  }

  @Query(() => GuestClauseType, { nullable: true, description: 'A clause in which a guest writes another text.' })
  async guestClause(@Args('secret', { type: () => String }) secret: string, @Args('clauseId', { type: () => String }) clauseId: string): Promise<GuestClauseType | null> {
    return presentGuestClause(await this.read.clauseForGuest(secret, clauseId), clauseId);
  }

  @Mutation(() => GuestReviewResult, { description: 'A guest says something of a clause, or answers in a thread of his.' })
  async commentAsGuest(@Args('input', { type: () => GuestCommentGqlInput }) { secret, ...typed }: GuestCommentGqlInput): Promise<GuestReviewKept> {
    await this.clauses.comment({ kind: 'guest', secret }, { ...typed, quote: typed.quote ?? null, parentId: typed.parentId ?? null });
    return this.kept(secret);
  }

  @Mutation(() => GuestReviewResult, { description: 'A guest proposes another text for a clause, or that it be taken out.' })
  async suggestAsGuest(@Args('input', { type: () => GuestSuggestionGqlInput }) { secret, ...typed }: GuestSuggestionGqlInput): Promise<GuestReviewKept> {
    await this.clauses.suggest({ kind: 'guest', secret }, { ...typed, proposed: typed.proposed ?? null });
    return this.kept(secret);
  }

  @Mutation(() => GuestReviewResult, { description: 'A guest takes back a suggestion of his.' })
  async withdrawAsGuest(@Args('secret', { type: () => String }) secret: string, @Args('id', { type: () => ID }) id: string): Promise<GuestReviewKept> {
    await this.clauses.withdraw({ kind: 'guest', secret }, id);
    return this.kept(secret);
  }

  private async kept(secret: string): Promise<GuestReviewKept> {
    return Object.assign(new GuestReviewKept(), { review: await this.present(secret) });
  }

  private async present(secret: string): Promise<GuestReviewType> {
    const review = await this.read.forGuest(secret);
    const [ente] = await this.enti.findByIds([review.reviewer.link.enteId]);
    return presentGuestReview(ente?.denominazione ?? '', review);
  }
}
