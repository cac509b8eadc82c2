import { Inject, Injectable, type InjectionToken, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresDeskRepository } from '@province-comuni/communities-data';
import { AskForAnswer, COMMUNITY_HINTS, COMMUNITY_REPOSITORY, DESK_REPOSITORY, DISCUSSION_REPOSITORY, EscalateQuestions, KeepSheet, ModerationEffects, ModerationOpener, PostLetters, QuestionSubjects, ReadDesk, ReadUnanswered, ReplyAddresses, SetAnswerDays, SuggestAnswerers, TellOfAsks } from '@province-comuni/communities-domain';
import { DOCUMENT_ATTACHMENTS, DOCUMENT_SHEETS } from '@province-comuni/documents-contract';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, READABLE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { ACT_EXPORTERS, BACKGROUND_WORK, LIKE_ENTRIES, OUTBOX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { DeskResolver } from './desk.resolver.js';

/** Tells people that they are asked, and hands to UPI what waited too long. */
@Injectable()
class DeskWork implements OnModuleInit {
  constructor(
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(QuestionSubjects) private readonly subjects: QuestionSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfAsks) private readonly tell: TellOfAsks,
    @Inject(EscalateQuestions) private readonly escalate: EscalateQuestions,
  ) {}

  onModuleInit(): void {
    this.noticeSubjects.add(this.subjects);
    this.work.subscribe({ name: 'communities.tell-of-asks', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    // Every hour: what was missed comes later the same day.
    this.work.schedule({ name: 'communities.escalate-questions', cron: '37 * * * *', run: () => this.escalate.execute() });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, DESK_REPOSITORY] as const;

/** @param mailDomain token of what stands behind the @ of our addresses */
export function deskProviders(mailDomain: InjectionToken): Provider[] {
  return [
    { provide: DESK_REPOSITORY, useFactory: () => new PostgresDeskRepository() },
    provideUseCase(QuestionSubjects, [COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY]),
    provideUseCase(ReadDesk, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, DESK_REPOSITORY]),
    provideUseCase(SuggestAnswerers, [TRANSACTION_RUNNER, ...REPOSITORIES, LIKE_ENTRIES, ENTE_REGISTRY, PERSON_REACH]),
    provideUseCase(AskForAnswer, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, DESK_REPOSITORY, SuggestAnswerers, OUTBOX, COMMUNITY_HINTS, CLOCK]),
    provideUseCase(TellOfAsks, [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD, PostLetters, ReplyAddresses, CLOCK, mailDomain]),
    provideUseCase(EscalateQuestions, [TRANSACTION_RUNNER, ...REPOSITORIES, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD, PostLetters, COMMUNITY_HINTS, CLOCK]),
    provideUseCase(ReadUnanswered, [TRANSACTION_RUNNER, DESK_REPOSITORY]),
    provideUseCase(KeepSheet, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, DOCUMENT_SHEETS, DOCUMENT_ATTACHMENTS, READABLE_SUBJECTS, ACT_EXPORTERS]),
    provideUseCase(SetAnswerDays, [TRANSACTION_RUNNER, DESK_REPOSITORY, ModerationOpener, ModerationEffects]),
    DeskWork,
    DeskResolver,
  ];
}
