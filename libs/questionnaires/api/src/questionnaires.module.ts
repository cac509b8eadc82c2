import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { COMMUNITY_STANDINGS } from '@province-comuni/communities-contract';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { DISCUSSION_POLLS, type QuestionnaireId } from '@province-comuni/questionnaires-contract';
import { PostgresQuestionnaireRepository, QUESTIONNAIRES_PERSONAL_DATA } from '@province-comuni/questionnaires-data';
import { AnswerQuestionnaire, KeepQuestionnaire, OpenDiscussionPoll, QUESTIONNAIRE_REPOSITORY, QuestionnaireDesk, QuestionnaireSubjects, ReadQuestionnaires, ReadResults, SteerQuestionnaire, TellOfQuestionnaires } from '@province-comuni/questionnaires-domain';
import { CLOCK } from '@province-comuni/shared-kernel';
import { QuestionnaireTableController } from './questionnaire-table.controller.js';
import { QuestionnairesRefusalsInterceptor } from './questionnaires-refusals.interceptor.js';
import { QuestionnairesResolver } from './questionnaires.resolver.js';

/** Tells people when a survey opens, and before it closes. */
@Injectable()
class QuestionnairesWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfQuestionnaires) private readonly tell: TellOfQuestionnaires,
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(QuestionnaireSubjects) private readonly subjects: QuestionnaireSubjects,
  ) {}

  onModuleInit(): void {
    this.noticeSubjects.add(this.subjects);
    this.work.subscribe({ name: 'questionnaires.tell-people', kinds: this.tell.kinds, handle: ({ payload }) => this.tell.tell((payload as { questionnaireId: QuestionnaireId }).questionnaireId) });
    this.work.schedule({ name: 'questionnaires.tell-by-clock', cron: '*/5 * * * *', run: () => this.tell.byClock() });
  }
}

const WRITING = [TRANSACTION_RUNNER, QuestionnaireDesk, QUESTIONNAIRE_REPOSITORY] as const;

const providers: Provider[] = [
  contributePersonalData(QUESTIONNAIRES_PERSONAL_DATA),
  { provide: QUESTIONNAIRE_REPOSITORY, useFactory: () => new PostgresQuestionnaireRepository() },
  provideUseCase(QuestionnaireDesk, [QUESTIONNAIRE_REPOSITORY, COMMUNITY_STANDINGS, CLOCK]),
  provideUseCase(KeepQuestionnaire, [...WRITING, CLOCK]),
  provideUseCase(SteerQuestionnaire, [...WRITING, OUTBOX, CLOCK]),
  provideUseCase(AnswerQuestionnaire, [...WRITING, OUTBOX, CLOCK]),
  provideUseCase(ReadQuestionnaires, [...WRITING, ENTE_REGISTRY, CLOCK]),
  provideUseCase(ReadResults, [TRANSACTION_RUNNER, ReadQuestionnaires, QUESTIONNAIRE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(TellOfQuestionnaires, [TRANSACTION_RUNNER, QUESTIONNAIRE_REPOSITORY, COMMUNITY_STANDINGS, PERSON_REACH, ENTE_REGISTRY, NOTICE_BOARD, CLOCK]),
  provideUseCase(QuestionnaireSubjects, [QUESTIONNAIRE_REPOSITORY, COMMUNITY_STANDINGS]),
  provideUseCase(OpenDiscussionPoll, [QUESTIONNAIRE_REPOSITORY, CLOCK]),
  { provide: DISCUSSION_POLLS, useExisting: OpenDiscussionPoll },
  QuestionnairesRefusalsInterceptor,
  QuestionnairesResolver,
  QuestionnairesWork,
];

/** Questionnaires. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, BACKGROUND_WORK, TABLE_WRITER, ACTOR_RESOLVER, COMMUNITY_STANDINGS, NOTICE_BOARD and NOTICE_SUBJECTS, PERSON_REACH, and ENTE_REGISTRY from the enti module. */
@Module({})
export class QuestionnairesModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: QuestionnairesModule, imports: imports ?? [], controllers: [QuestionnaireTableController], providers, exports: [DISCUSSION_POLLS, TellOfQuestionnaires] };
  }
}
