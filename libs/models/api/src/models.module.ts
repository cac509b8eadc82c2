import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { KEPT_FILES } from '@province-comuni/documents-contract';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { APPROVED_CONVENTIONS, INSTANCE_ANSWERS } from '@province-comuni/models-contract';
import { MODELS_PERSONAL_DATA, PostgresApprovalRepository, PostgresClauseTextRepository, PostgresConventionImportRepository, PostgresDeviationRepository, PostgresInstanceRepository, PostgresLawRepository, PostgresModelDraftRepository, PostgresModelRepository, PostgresPresenceRepository, PostgresReviewRepository, PostgresUpgradeRepository, PostgresWordReviewRepository } from '@province-comuni/models-data';
import {
  AdoptModel,
  ApplyUpgrade,
  APPROVAL_REPOSITORY,
  AskForReview,
  BePresent,
  ChangeClause,
  ChangeModelDraft,
  CLAUSE_TEXT_REPOSITORY,
  BringBackFromWord,
  ConfirmImport,
  CONVENTION_IMPORT_REPOSITORY,
  DecideImport,
  DecideOfferedClause,
  DecideSuggestion,
  DecideUpgrade,
  DEVIATION_REPOSITORY,
  EndPresence,
  ExportActs,
  FollowLaws,
  INSTANCE_REPOSITORY,
  LawReviewSubject,
  LawSubjects,
  InstanceWorkspaces,
  InviteGuest,
  KeepActFiles,
  KeepDeviations,
  KeepNumbers,
  KeepPresence,
  LAW_REPOSITORY,
  ListAdoptions,
  ListInstances,
  ListPresent,
  LoadModelPackage,
  MarkLawChanged,
  MeasureDistance,
  MODEL_DRAFT_REPOSITORY,
  MODEL_REPOSITORY,
  ModelDraftWorkspaces,
  OfferWordFindings,
  OpenInstance,
  OpenModelDraft,
  PRESENCE_REPOSITORY,
  ProposeAnswers,
  PublishModelDraft,
  ReadApprovals,
  ReadApprovedConventions,
  PromoteWording,
  ReadClausesBeside,
  ReadDeviations,
  ReadHistory,
  ReadImports,
  ReadModelDraft,
  ReadModels,
  ReadReview,
  ReadUpgrade,
  ReadWordReviews,
  REVIEW_REPOSITORY,
  ReviewClauses,
  ReviewDesk,
  SaveAnswers,
  ClauseSubjects,
  SearchableClauses,
  SearchableModels,
  SearchableOwnClauses,
  SendToWord,
  ShareInstance,
  StartImport,
  TakeStep,
  TellOfActs,
  TellOfReview,
  UndoLastChange,
  WithdrawModelVersion,
  UPGRADE_REPOSITORY,
  UpgradeWorkspaces,
  VerifyLaws,
  WORD_REVIEW_REPOSITORY,
  type ReviewRepository,
} from '@province-comuni/models-domain';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { ACT_EXPORTERS, DOCUMENT_READER, MAILER, OUTBOX, TRACKED_DOCUMENT_READER, TRANSACTION_RUNNER, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { ActFilesController } from './act-files.controller.js';
import { ActsWork } from './acts-work.js';
import { ConventionImportsController } from './convention-imports.controller.js';
import { ExportsController } from './exports.controller.js';
import { InstanceGateway } from './live/instance.gateway.js';
import { InstanceHints } from './live/instance-hints.subscriber.js';
import { ModelPackageController } from './model-package.controller.js';
import { ModelsInSearch } from './models-in-search.js';
import { ModelsWork } from './models-work.js';
import { ReviewWork } from './review-work.js';
import { RENDER_CACHE, RecentClauses } from './recent-clauses.js';
import { ApprovalsResolver, InstanceStateResolver } from './resolvers/approvals.resolver.js';
import { ClausesBesideResolver } from './resolvers/clauses-beside.resolver.js';
import { ConventionImportsResolver } from './resolvers/convention-imports.resolver.js';
import { DeviationsResolver } from './resolvers/deviations.resolver.js';
import { GuestReviewsResolver } from './resolvers/guest-reviews.resolver.js';
import { InstanceChangesResolver } from './resolvers/instance-changes.resolver.js';
import { InstanceModelResolver, InstancesResolver } from './resolvers/instances.resolver.js';
import { LawsResolver } from './resolvers/laws.resolver.js';
import { ModelDraftsResolver } from './resolvers/model-drafts.resolver.js';
import { ModelsResolver } from './resolvers/models.resolver.js';
import { ReviewsResolver } from './resolvers/reviews.resolver.js';
import { UpgradesResolver } from './resolvers/upgrades.resolver.js';
import { WordReviewsResolver } from './resolvers/word-reviews.resolver.js';

const providers: Provider[] = [
  contributePersonalData(MODELS_PERSONAL_DATA),
  { provide: MODEL_REPOSITORY, useFactory: () => new PostgresModelRepository() },
  { provide: MODEL_DRAFT_REPOSITORY, useFactory: () => new PostgresModelDraftRepository() },
  { provide: INSTANCE_REPOSITORY, useFactory: () => new PostgresInstanceRepository() },
  { provide: PRESENCE_REPOSITORY, useFactory: () => new PostgresPresenceRepository() },
  { provide: CONVENTION_IMPORT_REPOSITORY, useFactory: () => new PostgresConventionImportRepository() },
  { provide: APPROVAL_REPOSITORY, useFactory: () => new PostgresApprovalRepository() },
  { provide: REVIEW_REPOSITORY, useFactory: () => new PostgresReviewRepository() },
  { provide: UPGRADE_REPOSITORY, useFactory: () => new PostgresUpgradeRepository() },
  { provide: DEVIATION_REPOSITORY, useFactory: () => new PostgresDeviationRepository() },
  { provide: LAW_REPOSITORY, useFactory: () => new PostgresLawRepository() },
  { provide: CLAUSE_TEXT_REPOSITORY, useFactory: () => new PostgresClauseTextRepository() },
  { provide: RENDER_CACHE, useFactory: () => new RecentClauses() },
  provideUseCase(InstanceWorkspaces, [INSTANCE_REPOSITORY, MODEL_REPOSITORY, ENTE_REGISTRY, RENDER_CACHE]),
  provideUseCase(ReadModels, [TRANSACTION_RUNNER, MODEL_REPOSITORY, CLOCK]),
  provideUseCase(ListAdoptions, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY]),
  provideUseCase(ListInstances, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY]),
  provideUseCase(OpenInstance, [TRANSACTION_RUNNER, InstanceWorkspaces]),
  provideUseCase(ReadHistory, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY]),
  provideUseCase(AdoptModel, [TRANSACTION_RUNNER, MODEL_REPOSITORY, INSTANCE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(SaveAnswers, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ProposeAnswers, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, SaveAnswers, CLOCK]),
  { provide: INSTANCE_ANSWERS, useExisting: ProposeAnswers },
  provideUseCase(ChangeClause, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(KeepNumbers, [TRANSACTION_RUNNER, InstanceWorkspaces, APPROVAL_REPOSITORY, INSTANCE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(WithdrawModelVersion, [TRANSACTION_RUNNER, MODEL_REPOSITORY, CLOCK]),
  provideUseCase(UndoLastChange, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, UPGRADE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(ExportActs, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, ENTE_REGISTRY, ACT_EXPORTERS, CLOCK]),
  provideUseCase(LoadModelPackage, [TRANSACTION_RUNNER, MODEL_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(SearchableModels, [TRANSACTION_RUNNER, MODEL_REPOSITORY, INSTANCE_REPOSITORY]),
  provideUseCase(SearchableClauses, [TRANSACTION_RUNNER, MODEL_REPOSITORY, CLOCK]),
  provideUseCase(ClauseSubjects, [TRANSACTION_RUNNER, SearchableClauses]),
  provideUseCase(SearchableOwnClauses, [TRANSACTION_RUNNER, CLAUSE_TEXT_REPOSITORY, MODEL_REPOSITORY]),
  provideUseCase(ReadClausesBeside, [TRANSACTION_RUNNER, MODEL_REPOSITORY, CLAUSE_TEXT_REPOSITORY, ENTE_REGISTRY]),
  ModelsInSearch,
  provideUseCase(BePresent, [TRANSACTION_RUNNER, PRESENCE_REPOSITORY]),
  provideUseCase(EndPresence, [TRANSACTION_RUNNER, PRESENCE_REPOSITORY]),
  provideUseCase(KeepPresence, [TRANSACTION_RUNNER, PRESENCE_REPOSITORY]),
  provideUseCase(ListPresent, [TRANSACTION_RUNNER, PRESENCE_REPOSITORY]),
  InstanceGateway,
  InstanceHints,
  provideUseCase(ModelDraftWorkspaces, [MODEL_DRAFT_REPOSITORY, MODEL_REPOSITORY]),
  provideUseCase(OpenModelDraft, [TRANSACTION_RUNNER, MODEL_REPOSITORY, MODEL_DRAFT_REPOSITORY, CLOCK]),
  provideUseCase(ChangeModelDraft, [TRANSACTION_RUNNER, ModelDraftWorkspaces, MODEL_DRAFT_REPOSITORY, CLOCK]),
  provideUseCase(PublishModelDraft, [TRANSACTION_RUNNER, ModelDraftWorkspaces, MODEL_DRAFT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(ReadModelDraft, [TRANSACTION_RUNNER, ModelDraftWorkspaces, MODEL_DRAFT_REPOSITORY, CLOCK]),
  provideUseCase(StartImport, [TRANSACTION_RUNNER, CONVENTION_IMPORT_REPOSITORY, MODEL_REPOSITORY, ENTE_REGISTRY, DOCUMENT_READER, CLOCK]),
  provideUseCase(ReadImports, [TRANSACTION_RUNNER, CONVENTION_IMPORT_REPOSITORY, MODEL_REPOSITORY]),
  provideUseCase(DecideImport, [TRANSACTION_RUNNER, CONVENTION_IMPORT_REPOSITORY, MODEL_REPOSITORY, CLOCK]),
  provideUseCase(ConfirmImport, [TRANSACTION_RUNNER, CONVENTION_IMPORT_REPOSITORY, MODEL_REPOSITORY, INSTANCE_REPOSITORY, AdoptModel, ChangeClause, CLOCK]),
  provideUseCase(UpgradeWorkspaces, [InstanceWorkspaces, MODEL_REPOSITORY, UPGRADE_REPOSITORY, CLOCK]),
  provideUseCase(ReadUpgrade, [TRANSACTION_RUNNER, UpgradeWorkspaces]),
  provideUseCase(DecideUpgrade, [TRANSACTION_RUNNER, UpgradeWorkspaces, UPGRADE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(ApplyUpgrade, [TRANSACTION_RUNNER, UpgradeWorkspaces, InstanceWorkspaces, INSTANCE_REPOSITORY, UPGRADE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(ReadApprovals, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, CLOCK]),
  provideUseCase(TakeStep, [TRANSACTION_RUNNER, InstanceWorkspaces, APPROVAL_REPOSITORY, INSTANCE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(KeepActFiles, [TRANSACTION_RUNNER, APPROVAL_REPOSITORY, KEPT_FILES, CLOCK]),
  provideUseCase(TellOfActs, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  provideUseCase(ReadApprovedConventions, [InstanceWorkspaces, APPROVAL_REPOSITORY, ENTE_REGISTRY, ACT_EXPORTERS, CLOCK]),
  { provide: APPROVED_CONVENTIONS, useExisting: ReadApprovedConventions },
  ActsWork,
  ApprovalsResolver,
  InstanceStateResolver,
  InstanceModelResolver,
  provideUseCase(ReviewDesk, [TRANSACTION_RUNNER, InstanceWorkspaces, REVIEW_REPOSITORY, CLOCK]),
  provideUseCase(ReviewClauses, [ReviewDesk, REVIEW_REPOSITORY, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(DecideSuggestion, [TRANSACTION_RUNNER, InstanceWorkspaces, REVIEW_REPOSITORY, ChangeClause, OUTBOX, CLOCK]),
  provideUseCase(AskForReview, [TRANSACTION_RUNNER, InstanceWorkspaces, REVIEW_REPOSITORY, PERSON_REACH, OUTBOX, CLOCK]),
  provideUseCase(ReadReview, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, ReviewDesk, REVIEW_REPOSITORY, WORD_REVIEW_REPOSITORY, ReviewClauses]),
  provideUseCase(TellOfReview, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, REVIEW_REPOSITORY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  ReviewWork,
  ReviewsResolver,
  GuestReviewsResolver,
  provideUseCase(KeepDeviations, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, MODEL_REPOSITORY, DEVIATION_REPOSITORY, APPROVAL_REPOSITORY]),
  provideUseCase(ReadDeviations, [TRANSACTION_RUNNER, MODEL_REPOSITORY, INSTANCE_REPOSITORY, DEVIATION_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(MeasureDistance, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, MODEL_REPOSITORY, DEVIATION_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(ShareInstance, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, DEVIATION_REPOSITORY, CLOCK]),
  provideUseCase(PromoteWording, [TRANSACTION_RUNNER, DEVIATION_REPOSITORY, MODEL_REPOSITORY, MODEL_DRAFT_REPOSITORY, ModelDraftWorkspaces, OpenModelDraft, ENTE_REGISTRY, CLOCK]),
  provideUseCase(LawReviewSubject, [INSTANCE_REPOSITORY]),
  provideUseCase(LawSubjects, [LAW_REPOSITORY]),
  provideUseCase(MarkLawChanged, [TRANSACTION_RUNNER, LAW_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(FollowLaws, [TRANSACTION_RUNNER, LAW_REPOSITORY, MODEL_REPOSITORY, INSTANCE_REPOSITORY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  provideUseCase(VerifyLaws, [TRANSACTION_RUNNER, LAW_REPOSITORY, MODEL_REPOSITORY, INSTANCE_REPOSITORY, CLOCK]),
  { provide: WORD_REVIEW_REPOSITORY, useFactory: () => new PostgresWordReviewRepository() },
  provideUseCase(SendToWord, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, WORD_REVIEW_REPOSITORY, ENTE_REGISTRY, ACT_EXPORTERS, CLOCK]),
  provideUseCase(OfferWordFindings, [REVIEW_REPOSITORY, WORD_REVIEW_REPOSITORY, CLOCK]),
  provideUseCase(BringBackFromWord, [TRANSACTION_RUNNER, InstanceWorkspaces, APPROVAL_REPOSITORY, WORD_REVIEW_REPOSITORY, ReviewClauses, OfferWordFindings, KEPT_FILES, TRACKED_DOCUMENT_READER, OUTBOX, CLOCK]),
  provideUseCase(DecideOfferedClause, [TRANSACTION_RUNNER, InstanceWorkspaces, WORD_REVIEW_REPOSITORY, ChangeClause, OUTBOX, CLOCK]),
  provideUseCase(ReadWordReviews, [TRANSACTION_RUNNER, InstanceWorkspaces, WORD_REVIEW_REPOSITORY, ReviewClauses, KEPT_FILES]),
  WordReviewsResolver,
  ModelsWork,
  ModelsResolver,
  ModelDraftsResolver,
  InstancesResolver,
  InstanceChangesResolver,
  ConventionImportsResolver,
  UpgradesResolver,
  DeviationsResolver,
  LawsResolver,
  ClausesBesideResolver,
];

/** Links of guests carry the address of the product. */
function inviteGuest(publicUrl: string): Provider {
  return {
    provide: InviteGuest,
    inject: [TRANSACTION_RUNNER, InstanceWorkspaces, REVIEW_REPOSITORY, ENTE_REGISTRY, MAILER, CLOCK],
    useFactory: (transactions: TransactionRunner, workspaces: InstanceWorkspaces, reviews: ReviewRepository, enti: EnteRegistry, mailer: Mailer, clock: Clock) => new InviteGuest(transactions, workspaces, reviews, enti, mailer, clock, publicUrl),
  };
}

/** Models and instances. Expects from the root: TRANSACTION_RUNNER, OUTBOX, MAILER, BACKGROUND_WORK, SEARCH_SOURCES, REALTIME, CLOCK, ACT_EXPORTERS, DOCUMENT_READER, TRACKED_DOCUMENT_READER, ACTOR_RESOLVER, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, KEPT_FILES from documents, and ENTE_REGISTRY from the enti module. */
@Module({})
export class ModelsModule {
  static register(imports: DynamicModule['imports'], publicUrl: string): DynamicModule {
    return { module: ModelsModule, imports: imports ?? [], controllers: [ActFilesController, ExportsController, ModelPackageController, ConventionImportsController], providers: [...providers, inviteGuest(publicUrl)], exports: [LoadModelPackage, APPROVED_CONVENTIONS, INSTANCE_ANSWERS] };
  }
}
