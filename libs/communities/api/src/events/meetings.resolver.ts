import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ArrangeMeeting, CalendarFeeds, ReadMeetings, TakePart, type TypedMeeting } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { done } from '../resolvers/communities.resolver.js';
import { MeetingDocumentInput, MeetingInput, MeetingsArgs } from './meeting.input.js';
import { CalendarAddress, CalendarAddressGiven, Enrolled, EnrolResult, Meeting, MeetingKept, MeetingPage, MeetingPeople, MeetingResult } from './meeting.type.js';
import { presentMeeting, presentMeetingPage } from './meetings.presenter.js';

/** Events: reading the calendar, taking part, arranging them. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class MeetingsResolver {
  constructor(
    @Inject(ReadMeetings) private readonly read: ReadMeetings,
    @Inject(TakePart) private readonly part: TakePart,
    @Inject(ArrangeMeeting) private readonly arrange: ArrangeMeeting,
    @Inject(CalendarFeeds) private readonly feeds: CalendarFeeds,
  ) {}

  @Access('public')
  @Query(() => [Meeting], { nullable: true, description: 'Events that touch these days, by beginning, at most 500; null for days that are none.' })
  async meetings(@CurrentActor() actor: Actor, @Args() { from, to, communityId, mine }: MeetingsArgs): Promise<Meeting[]> {
    return (await this.read.calendar(actor, { from, to, communityId: communityId ? known(communityId) : null, mine })).map(presentMeeting);
  }

  @Access('public')
  @Query(() => [Meeting], { nullable: true, description: 'The next five events of a community; null where there are none for who asks.' })
  async nextMeetings(@CurrentActor() actor: Actor, @Args('communityId', { type: () => ID }) communityId: string): Promise<Meeting[]> {
    return (await this.read.next(actor, known(communityId), 5)).map(presentMeeting);
  }

  @Access('public')
  @Query(() => MeetingPage, { nullable: true, description: 'An event; null where there is none for who asks.' })
  async meeting(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<MeetingPage> {
    return presentMeetingPage(await this.read.open(actor, known(id)));
  }

  @Access('signed-in')
  @Query(() => MeetingPeople, { nullable: true, description: 'Who takes part in an event, for who arranges it; null for everybody else.' })
  async meetingPeople(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<MeetingPeople> {
    const { people, words } = await this.read.people(actor, known(id));
    return Object.assign(new MeetingPeople(), { people: people.map(({ personId, name, ente, state, at, attended }) => ({ personId, name, ente, state, at, attended })), words: [...words] });
  }

  @Access('signed-in')
  @Query(() => CalendarAddress, { nullable: true, description: 'Whether who asks has an address for his calendar program, and since when; the address itself is said once, when it is made.' })
  async calendarAddress(@CurrentActor() actor: SignedInActor): Promise<CalendarAddress | null> {
    const found = await this.feeds.own(actor);
    return found && Object.assign(new CalendarAddress(), { since: found.createdAt });
  }

  @Access('signed-in')
  @Mutation(() => CalendarAddressGiven, { description: 'Makes a new address for one’s calendar program; the earlier one opens nothing any more.' })
  async renewCalendarAddress(@CurrentActor() actor: SignedInActor): Promise<CalendarAddressGiven> {
    return Object.assign(new CalendarAddressGiven(), { path: `/api/calendar/people/${await this.feeds.renew(actor)}.ics` });
  }

  @Access('signed-in')
  @Mutation(() => Boolean, { description: 'Takes the address of one’s calendar program away.' })
  async revokeCalendarAddress(@CurrentActor() actor: SignedInActor): Promise<boolean> {
    await this.feeds.revoke(actor);
    return true;
  }

  @Access('signed-in')
  @Mutation(() => MeetingResult, { description: 'Plans an event: who moderates the community; without a community UPI, for the whole network.' })
  async planMeeting(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID, nullable: true }) communityId: string | null, @Args('input') input: MeetingInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same event.' }) clientKey: string): Promise<MeetingKept> {
    return kept(await this.arrange.plan(actor, communityId ? known(communityId) : null, typed(input), clientKey));
  }

  @Access('signed-in')
  @Mutation(() => MeetingResult, { description: 'Changes an event that is to come; who takes part is told when or where it is now.' })
  async changeMeeting(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('input') input: MeetingInput): Promise<MeetingKept> {
    await this.arrange.change(actor, known(id), seenRevision, typed(input));
    return kept(id);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Cancels an event; who takes part is told why.' })
  async cancelMeeting(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('reason', { type: () => String }) reason: string): Promise<CommunityDone> {
    await this.arrange.cancel(actor, known(id), reason);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Says which documents of the library go with an event: minutes and materials.' })
  async setMeetingDocuments(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('documents', { type: () => [MeetingDocumentInput] }) documents: MeetingDocumentInput[]): Promise<CommunityDone> {
    await this.arrange.attach(actor, known(id), seenRevision, documents);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => EnrolResult, { description: 'Enrols: with a place, or in the line of who waits. Asked twice it is done once.' })
  async enrolInMeeting(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<Enrolled> {
    return Object.assign(new Enrolled(), { state: await this.part.enrol(actor, known(id)) });
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Gives the place back, or waits no longer; the first who waits gets it, and is told.' })
  async withdrawFromMeeting(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<CommunityDone> {
    await this.part.giveBack(actor, known(id));
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Notes whether somebody was there: who arranges the event, from its beginning.' })
  async noteAttendance(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('personId', { type: () => ID }) personId: string, @Args('attended', { type: () => Boolean, nullable: true }) attended: boolean | null): Promise<CommunityDone> {
    await this.part.noteAttendance(actor, known(id), known(personId), attended);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Says how an event was, once it is over, once: who took part.' })
  async giveMeetingFeedback(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('score', { type: () => Int, description: 'From 1 (useless) to 5 (very useful).' }) score: number, @Args('words', { type: () => String, defaultValue: '' }) words: string): Promise<CommunityDone> {
    await this.part.giveFeedback(actor, known(id), score, words);
    return done(id);
  }
}

function kept(meetingId: string): MeetingKept {
  return Object.assign(new MeetingKept(), { meetingId });
}

function typed({ agenda, enrolment, ...input }: MeetingInput): TypedMeeting {
  return { ...input, agenda: agenda.map((item) => ({ ...item, minutes: item.minutes ?? null })), enrolment: enrolment ? { ...enrolment, places: enrolment.places ?? null } : null };
}
