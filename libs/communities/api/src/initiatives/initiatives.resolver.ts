import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ArrangeInitiative, ReadInitiatives, WriteIssue, type OpenedIssue as Opened, type ShownInitiative, type ShownIssue, type TypedIssue } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { known } from '../known-id.js';
import { Initiative, InitiativeInput, InitiativeKept, InitiativeList, InitiativeResult, Issue, IssueChangeInput, IssueInput, IssueKept, IssuePage, IssueResult, IssuesArgs, OpenedIssue, OwnIssue } from './initiative.type.js';

/** Initiatives of communities and their registers of issues. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class InitiativesResolver {
  constructor(
    @Inject(ReadInitiatives) private readonly read: ReadInitiatives,
    @Inject(ArrangeInitiative) private readonly arrange: ArrangeInitiative,
    @Inject(WriteIssue) private readonly write: WriteIssue,
  ) {}

  @Access('public')
  @Query(() => InitiativeList, { nullable: true, description: 'Initiatives of a community; null where there is none for who asks.' })
  async initiatives(@CurrentActor() actor: Actor, @Args('communityId', { type: () => ID }) communityId: string): Promise<InitiativeList> {
    const { initiatives, canArrange } = await this.read.list(actor, known(communityId));
    return Object.assign(new InitiativeList(), { nodes: initiatives.map(presentInitiative), canOpen: canArrange });
  }

  @Access('public')
  @Query(() => Initiative, { nullable: true, description: 'An initiative; null where there is none for who asks.' })
  async initiative(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Initiative> {
    return presentInitiative(await this.read.open(actor, known(id)));
  }

  @Access('public')
  @Query(() => IssuePage, { nullable: true, description: 'A page of the register of an initiative; null where there is none for who asks.' })
  async issues(@CurrentActor() actor: Actor, @Args() { initiativeId, state, kind, severity, mine, overdue, order, offset, first }: IssuesArgs): Promise<IssuePage> {
    const { issues, total } = await this.read.issues(actor, { initiativeId: known(initiativeId), state: state ?? null, kind: kind ?? null, severity: severity ?? null, mine, overdue, order }, offset, first);
    return Object.assign(new IssuePage(), { nodes: issues.map(presentIssue), total });
  }

  @Access('public')
  @Query(() => OpenedIssue, { nullable: true, description: 'An issue; null where there is none for who asks.' })
  async issue(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<OpenedIssue> {
    return presentOpened(await this.read.issue(actor, known(id)));
  }

  @Access('public')
  @Query(() => [Issue], { nullable: true, description: 'Issues that a discussion is about.' })
  async issuesOfDiscussion(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<Issue[]> {
    return (await this.read.ofDiscussion(actor, known(discussionId))).map(presentIssue);
  }

  @Access('signed-in')
  @Query(() => [OwnIssue], { description: 'Open issues that who asks has, the nearest day first, at most 20.' })
  async myIssues(@CurrentActor() actor: SignedInActor): Promise<OwnIssue[]> {
    return (await this.read.own(actor)).map(({ initiative, ...shown }) => Object.assign(new OwnIssue(), { issue: presentIssue(shown), initiativeTitle: initiative.title }));
  }

  @Access('signed-in')
  @Mutation(() => InitiativeResult, { description: 'Opens an initiative: who moderates the community.' })
  async openInitiative(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('input') input: InitiativeInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same initiative.' }) clientKey: string): Promise<InitiativeKept> {
    return Object.assign(new InitiativeKept(), { initiativeId: await this.arrange.open(actor, known(communityId), input, clientKey) });
  }

  @Access('signed-in')
  @Mutation(() => InitiativeResult, { description: 'Changes an initiative: who moderates the community.' })
  async changeInitiative(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('input') input: InitiativeInput): Promise<InitiativeKept> {
    await this.arrange.change(actor, known(id), seenRevision, input);
    return Object.assign(new InitiativeKept(), { initiativeId: id });
  }

  @Access('signed-in')
  @Mutation(() => IssueResult, { description: 'Opens an issue: members of the community.' })
  async openIssue(@CurrentActor() actor: SignedInActor, @Args('initiativeId', { type: () => ID }) initiativeId: string, @Args('input') input: IssueInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same issue.' }) clientKey: string): Promise<IssueKept> {
    return Object.assign(new IssueKept(), { issueId: await this.write.open(actor, known(initiativeId), typedOf(input), clientKey) });
  }

  @Access('signed-in')
  @Mutation(() => IssueResult, { description: 'Changes an issue: who has it, and who moderates the community. Its history says what changed.' })
  async changeIssue(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('input') input: IssueChangeInput): Promise<IssueKept> {
    await this.write.change(actor, known(id), seenRevision, { ...typedOf(input), state: input.state, reason: input.reason });
    return Object.assign(new IssueKept(), { issueId: id });
  }
}

function typedOf({ title, text, kind, severity, ownerId, dueOn, involvedIds, discussionId }: IssueInput): TypedIssue {
  return { title, text, kind, severity, ownerId: ownerId ?? null, dueOn, involvedIds, discussionId: discussionId ?? null };
}

function presentInitiative({ initiative, community, counts, can }: ShownInitiative): Initiative {
  const { id, communityId, title, purpose, enti, startsOn, endsOn, createdByName, revision, issueCount } = initiative;
  return Object.assign(new Initiative(), { id, communityId, communityKey: community.key, communityTitle: community.title, title, purpose, enti: [...enti], startsOn, endsOn, createdByName, revision, issueCount, openCount: counts.open, overdueCount: counts.overdue, viewerCan: can });
}

function presentIssue({ issue: { id, initiativeId, number, title, kind, severity, state, owner, dueOn, author, createdAt, changedAt }, overdue }: ShownIssue): Issue {
  return Object.assign(new Issue(), { id, initiativeId, number, title, kind, severity, state, owner, dueOn, overdue, authorName: author.name, createdAt, changedAt });
}

function presentOpened({ initiative, community, discussion, steps, next, can, ...shown }: Opened): OpenedIssue {
  const { text, involved, revision } = shown.issue;
  return Object.assign(new OpenedIssue(), {
    ...{ issue: presentIssue(shown), text, involved: [...involved], discussion, revision, initiativeTitle: initiative.title, communityId: community.id, communityKey: community.key, communityTitle: community.title },
    ...{ steps: steps.map(({ sequence, at, by, changes, reason }) => ({ sequence, at, byName: by.name, changes: [...changes], reason })), nextStates: [...next], canChange: can.change },
  });
}
