import { ActApprovalOrm, ActFileOrm, ActStepOrm, InstanceSnapshotOrm } from './approval.orm-entities.js';
import { ConventionImportOrm } from './convention-import.orm-entity.js';
import { DeviationSummaryOrm, InstanceDeviationOrm } from './deviation.orm-entities.js';
import { AdoptionOrm, ExportRecordOrm, InstanceAnswerOrm, InstanceClauseOrm, InstanceEventOrm, InstanceOrm } from './instance.orm-entities.js';
import { ActTemplateOrm, ClauseLineageOrm, ClauseRevOrm, LawParameterOrm, ModelDraftEventOrm, ModelRuleOrm, ModelVersionOrm, ModelWithdrawalOrm, VariableDefOrm, VariableMigrationOrm } from './model.orm-entities.js';
import { ClauseCommentOrm, ClauseSuggestionOrm, ReviewGuestLinkOrm, ReviewRequestOrm } from './review.orm-entities.js';
import { UpgradeItemOrm, UpgradeRunOrm } from './upgrade.orm-entities.js';
import { OfferedClauseOrm, WordReturnOrm, WordReviewOrm } from './word-review.orm-entities.js';

export * from './postgres-approval.repository.js';
export * from './postgres-clause-text.repository.js';
export * from './postgres-convention-import.repository.js';
export * from './postgres-deviation.repository.js';
export * from './postgres-instance.repository.js';
export * from './postgres-law.repository.js';
export * from './postgres-model-draft.repository.js';
export * from './postgres-model.repository.js';
export * from './postgres-presence.repository.js';
export * from './postgres-review.repository.js';
export * from './postgres-upgrade.repository.js';
export * from './postgres-word-review.repository.js';

/** Entities of this domain, for the data source. */
export const MODELS_ENTITIES = [ModelVersionOrm, ModelWithdrawalOrm, LawParameterOrm, ActTemplateOrm, ClauseRevOrm, VariableDefOrm, ModelRuleOrm, ClauseLineageOrm, VariableMigrationOrm, ModelDraftEventOrm, InstanceOrm, InstanceAnswerOrm, InstanceClauseOrm, InstanceEventOrm, ExportRecordOrm, AdoptionOrm, ConventionImportOrm, UpgradeRunOrm, UpgradeItemOrm, ActApprovalOrm, ActFileOrm, ActStepOrm, InstanceSnapshotOrm, DeviationSummaryOrm, InstanceDeviationOrm, ReviewGuestLinkOrm, ClauseCommentOrm, ClauseSuggestionOrm, ReviewRequestOrm, WordReviewOrm, WordReturnOrm, OfferedClauseOrm];
export * from './personal-data.js';
