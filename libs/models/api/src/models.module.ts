import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { KEPT_FILES } from '@province-comuni/documents-contract';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { APPROVED_CONVENTIONS, INSTANCE_ANSWERS } from '@province-comuni/models-contract';
import { PostgresApprovalRepository, PostgresConventionImportRepository, PostgresInstanceRepository, PostgresModelDraftRepository, PostgresModelRepository, PostgresPresenceRepository, PostgresUpgradeRepository } from '@province-comuni/models-data';
import {
  AdoptModel,
  ApplyUpgrade,
  APPROVAL_REPOSITORY,
  BePresent,
  ChangeClause,
  ChangeModelDraft,
  ConfirmImport,
  CONVENTION_IMPORT_REPOSITORY,
  DecideImport,
  DecideUpgrade,
  EndPresence,
  ExportActs,
  INSTANCE_REPOSITORY,
  InstanceWorkspaces,
  KeepActFiles,
  KeepPresence,
  ListAdoptions,
  ListInstances,
  ListPresent,
  LoadModelPackage,
  MODEL_DRAFT_REPOSITORY,
  MODEL_REPOSITORY,
  ModelDraftWorkspaces,
  OpenInstance,
  OpenModelDraft,
  PRESENCE_REPOSITORY,
  ProposeAnswers,
  PublishModelDraft,
  ReadApprovals,
  ReadApprovedConventions,
  ReadHistory,
  ReadImports,
  ReadModelDraft,
  ReadModels,
  ReadUpgrade,
  SaveAnswers,
  SearchableClauses,
  SearchableModels,
  StartImport,
  TakeStep,
  TellOfActs,
  UndoLastChange,
  UPGRADE_REPOSITORY,
  UpgradeWorkspaces,
} from '@province-comuni/models-domain';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { ACT_EXPORTERS, DOCUMENT_READER, OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { ActFilesController } from './act-files.controller.js';
import { ActsWork } from './acts-work.js';
import { ConventionImportsController } from './convention-imports.controller.js';
import { ExportsController } from './exports.controller.js';
import { InstanceGateway } from './live/instance.gateway.js';
import { InstanceHints } from './live/instance-hints.subscriber.js';
import { ModelPackageController } from './model-package.controller.js';
import { ModelsInSearch } from './models-in-search.js';
import { RENDER_CACHE, RecentClauses } from './recent-clauses.js';
import { ApprovalsResolver, InstanceStateResolver } from './resolvers/approvals.resolver.js';
import { ConventionImportsResolver } from './resolvers/convention-imports.resolver.js';
import { InstanceChangesResolver } from './resolvers/instance-changes.resolver.js';
import { InstancesResolver } from './resolvers/instances.resolver.js';
import { ModelDraftsResolver } from './resolvers/model-drafts.resolver.js';
import { ModelsResolver } from './resolvers/models.resolver.js';
import { UpgradesResolver } from './resolvers/upgrades.resolver.js';

const providers: Provider[] = [
  { provide: MODEL_REPOSITORY, useFactory: () => new PostgresModelRepository() },
  { provide: MODEL_DRAFT_REPOSITORY, useFactory: () => new PostgresModelDraftRepository() },
  { provide: INSTANCE_REPOSITORY, useFactory: () => new PostgresInstanceRepository() },
  { provide: PRESENCE_REPOSITORY, useFactory: () => new PostgresPresenceRepository() },
  { provide: CONVENTION_IMPORT_REPOSITORY, useFactory: () => new PostgresConventionImportRepository() },
  { provide: APPROVAL_REPOSITORY, useFactory: () => new PostgresApprovalRepository() },
  { provide: UPGRADE_REPOSITORY, useFactory: () => new PostgresUpgradeRepository() },
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
  provideUseCase(UndoLastChange, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(ExportActs, [TRANSACTION_RUNNER, InstanceWorkspaces, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, ENTE_REGISTRY, ACT_EXPORTERS, CLOCK]),
  provideUseCase(LoadModelPackage, [TRANSACTION_RUNNER, MODEL_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(SearchableModels, [TRANSACTION_RUNNER, MODEL_REPOSITORY, INSTANCE_REPOSITORY]),
  provideUseCase(SearchableClauses, [TRANSACTION_RUNNER, MODEL_REPOSITORY, CLOCK]),
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
  provideUseCase(TakeStep, [TRANSACTION_RUNNER, InstanceWorkspaces, APPROVAL_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(KeepActFiles, [TRANSACTION_RUNNER, APPROVAL_REPOSITORY, KEPT_FILES, CLOCK]),
  provideUseCase(TellOfActs, [TRANSACTION_RUNNER, INSTANCE_REPOSITORY, APPROVAL_REPOSITORY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  provideUseCase(ReadApprovedConventions, [InstanceWorkspaces, APPROVAL_REPOSITORY, ENTE_REGISTRY, ACT_EXPORTERS, CLOCK]),
  { provide: APPROVED_CONVENTIONS, useExisting: ReadApprovedConventions },
  ActsWork,
  ApprovalsResolver,
  InstanceStateResolver,
  ModelsResolver,
  ModelDraftsResolver,
  InstancesResolver,
  InstanceChangesResolver,
  ConventionImportsResolver,
  UpgradesResolver,
];

/** Models and instances. Expects from the root: TRANSACTION_RUNNER, OUTBOX, BACKGROUND_WORK, SEARCH_SOURCES, REALTIME, CLOCK, ACT_EXPORTERS, DOCUMENT_READER, ACTOR_RESOLVER, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, KEPT_FILES from documents, and ENTE_REGISTRY from the enti module. */
@Module({})
export class ModelsModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: ModelsModule, imports: imports ?? [], controllers: [ActFilesController, ExportsController, ModelPackageController, ConventionImportsController], providers, exports: [LoadModelPackage, APPROVED_CONVENTIONS, INSTANCE_ANSWERS] };
  }
}
