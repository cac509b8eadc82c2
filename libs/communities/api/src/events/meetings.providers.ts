import { Inject, Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresMeetingRepository } from '@province-comuni/communities-data';
import { ArrangeMeeting, CalendarFeeds, COMMUNITY_REPOSITORY, FreePlacesOfLeaver, LoadMeetings, MEETING_REPOSITORY, MeetingOpener, MeetingSearchSource, MeetingSubjects, ReadMeetings, TakePart, TellOfMeetings } from '@province-comuni/communities-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { MeetingsResolver } from './meetings.resolver.js';

/** Lets people find events, and tells them of what changes and of what is near. */
@Injectable()
class MeetingsWork implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(MeetingSearchSource) private readonly source: MeetingSearchSource,
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(MeetingSubjects) private readonly subjects: MeetingSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfMeetings) private readonly tell: TellOfMeetings,
    @Inject(FreePlacesOfLeaver) private readonly free: FreePlacesOfLeaver,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.source);
    this.noticeSubjects.add(this.subjects);
    this.work.subscribe({ name: 'communities.tell-of-meetings', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.subscribe({ name: 'communities.free-places-of-leaver', kinds: this.free.kinds, handle: (event) => this.free.hear(event) });
    this.work.schedule({ name: 'communities.remind-of-meetings', cron: '*/5 * * * *', run: () => this.tell.remind() });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, MEETING_REPOSITORY] as const;

export const MEETINGS_PROVIDERS: Provider[] = [
  { provide: MEETING_REPOSITORY, useFactory: () => new PostgresMeetingRepository() },
  provideUseCase(MeetingOpener, REPOSITORIES),
  provideUseCase(ReadMeetings, [TRANSACTION_RUNNER, ...REPOSITORIES, MeetingOpener, CLOCK]),
  provideUseCase(TakePart, [TRANSACTION_RUNNER, MEETING_REPOSITORY, MeetingOpener, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ArrangeMeeting, [TRANSACTION_RUNNER, ...REPOSITORIES, MeetingOpener, OUTBOX, CLOCK]),
  provideUseCase(CalendarFeeds, [TRANSACTION_RUNNER, ...REPOSITORIES, ReadMeetings, PERSON_REACH, CLOCK]),
  provideUseCase(LoadMeetings, [TRANSACTION_RUNNER, ...REPOSITORIES, OUTBOX, CLOCK]),
  provideUseCase(MeetingSearchSource, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(MeetingSubjects, REPOSITORIES),
  provideUseCase(TellOfMeetings, [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD, CLOCK]),
  provideUseCase(FreePlacesOfLeaver, [TRANSACTION_RUNNER, ...REPOSITORIES, OUTBOX, CLOCK]),
  MeetingsWork,
  MeetingsResolver,
];
