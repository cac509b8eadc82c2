import { DomainError } from '@province-comuni/shared-kernel';
import type { AnswerProblem, RichText } from '@province-comuni/shared-act-tree';
import type { StepProblem } from './approval/take-step.js';
import type { PartRef, PartValue } from './model-draft/draft-part.js';
import type { PartProblem } from './model-draft/input-fields.js';
import type { PublishProblem } from './model-version/publish-check.js';
import type { ReviewProblem } from './review/read-review-input.js';
import type { ReviewedText } from './review/reviewed-text.js';

/** The version does not exist, or is not published for who asks. */
export class ModelVersionNotFound extends DomainError<'MODELS.VERSION_NOT_FOUND'> {
  constructor() {
    super('MODELS.VERSION_NOT_FOUND');
  }
}

/** The instance does not exist, or belongs to an Ente of which the actor is no member: the answer is the same. */
export class InstanceNotFound extends DomainError<'MODELS.INSTANCE_NOT_FOUND'> {
  constructor() {
    super('MODELS.INSTANCE_NOT_FOUND');
  }
}

/** The actor may read but not do this. */
export class NotAllowed extends DomainError<'MODELS.NOT_ALLOWED'> {
  constructor() {
    super('MODELS.NOT_ALLOWED');
  }
}

/** The form × level pair does not exist in the model; `reason` from the sources. */
export class CellNotAdmitted extends DomainError<'MODELS.CELL_NOT_ADMITTED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.CELL_NOT_ADMITTED', { reason });
  }
}

/** An answer was refused. */
export class AnswerRefused extends DomainError<'MODELS.ANSWER_REFUSED', { key: string; problems: readonly AnswerProblem[] }> {
  constructor(key: string, problems: readonly AnswerProblem[]) {
    super('MODELS.ANSWER_REFUSED', { key, problems });
  }
}

/** Someone else answered meanwhile: his answer stands until a person chooses. */
export class AnswerConflict extends DomainError<'MODELS.ANSWER_CONFLICT', { key: string; currentValue: unknown; currentRevision: number; by: string | null }> {
  constructor(key: string, currentValue: unknown, currentRevision: number, by: string | null) {
    super('MODELS.ANSWER_CONFLICT', { key, currentValue, currentRevision, by });
  }
}

/** Someone else changed the clause meanwhile; `merged` is a proposal to confirm. */
export class ClauseConflict extends DomainError<'MODELS.CLAUSE_CONFLICT', { clauseId: string; currentRevision: number; theirs: RichText; merged: RichText; conflicts: number; by: string | null }> {
  constructor(details: { clauseId: string; currentRevision: number; theirs: RichText; merged: RichText; conflicts: number; by: string | null }) {
    super('MODELS.CLAUSE_CONFLICT', details);
  }
}

/** The clause may not be changed in this way; `reason` is Italian. */
export class ClauseRefused extends DomainError<'MODELS.CLAUSE_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.CLAUSE_REFUSED', { reason });
  }
}

/** There is nothing to undo, or someone changed the same thing afterwards. */
export class NothingToUndo extends DomainError<'MODELS.NOTHING_TO_UNDO', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.NOTHING_TO_UNDO', { reason });
  }
}

/** The package holds together badly; every problem is listed. */
export class VersionNotPublishable extends DomainError<'MODELS.VERSION_NOT_PUBLISHABLE', { problems: readonly PublishProblem[] }> {
  constructor(problems: readonly PublishProblem[]) {
    super('MODELS.VERSION_NOT_PUBLISHABLE', { problems });
  }
}

/** A version with this number is already published with another content: published versions never change. */
export class VersionImmutable extends DomainError<'MODELS.VERSION_IMMUTABLE', { version: string }> {
  constructor(version: string) {
    super('MODELS.VERSION_IMMUTABLE', { version });
  }
}

/** A later version is published already: the package came too late, and an earlier number cannot be put in between. */
export class VersionSuperseded extends DomainError<'MODELS.VERSION_SUPERSEDED', { version: string; current: string }> {
  constructor(version: string, current: string) {
    super('MODELS.VERSION_SUPERSEDED', { version, current });
  }
}

/** The draft does not exist, or the actor does not work on models: the answer is the same. */
export class DraftNotFound extends DomainError<'MODELS.DRAFT_NOT_FOUND'> {
  constructor() {
    super('MODELS.DRAFT_NOT_FOUND');
  }
}

/** A model has one draft at a time: this one is open already. */
export class DraftAlreadyOpen extends DomainError<'MODELS.DRAFT_ALREADY_OPEN', { draftId: string; openedBy: string }> {
  constructor(draftId: string, openedBy: string) {
    super('MODELS.DRAFT_ALREADY_OPEN', { draftId, openedBy });
  }
}

/** A part of a draft was refused; every field that is wrong is named. */
export class PartRefused extends DomainError<'MODELS.PART_REFUSED', { problems: readonly PartProblem[] }> {
  constructor(problems: readonly PartProblem[]) {
    super('MODELS.PART_REFUSED', { problems });
  }
}

/** The part may not be changed in this way; `reason` is Italian. */
export class DraftChangeRefused extends DomainError<'MODELS.DRAFT_CHANGE_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.DRAFT_CHANGE_REFUSED', { reason });
  }
}

/** Someone else changed the part of the draft meanwhile: `current` is what stands there now (null: it is gone). */
export class DraftConflict extends DomainError<'MODELS.DRAFT_CONFLICT', { part: PartRef; current: PartValue | null; by: string | null }> {
  constructor(part: PartRef, current: PartValue | null, by: string | null) {
    super('MODELS.DRAFT_CONFLICT', { part, current, by });
  }
}

/** The import does not exist, was discarded, or belongs to an Ente of which the actor is no member: the answer is the same. */
export class ConventionImportNotFound extends DomainError<'MODELS.IMPORT_NOT_FOUND'> {
  constructor() {
    super('MODELS.IMPORT_NOT_FOUND');
  }
}

/** The document cannot be brought in, or a decision about it cannot be taken; `reason` is Italian. */
export class ImportRefused extends DomainError<'MODELS.IMPORT_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.IMPORT_REFUSED', { reason });
  }
}

/** Someone decided something else about the same import meanwhile. */
export class ImportChanged extends DomainError<'MODELS.IMPORT_CHANGED', { currentRevision: number }> {
  constructor(currentRevision: number) {
    super('MODELS.IMPORT_CHANGED', { currentRevision });
  }
}

/** The model has no convenzione: there is nothing to read a convention against. */
export class ModelWithoutConvention extends DomainError<'MODELS.NO_CONVENTION'> {
  constructor() {
    super('MODELS.NO_CONVENTION');
  }
}

/** What an upgrade was decided or applied on is no longer so: another change, another decision or another version came first. The plan is made anew; decisions that still hold are kept. */
export class UpgradeChanged extends DomainError<'MODELS.UPGRADE_CHANGED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.UPGRADE_CHANGED', { reason });
  }
}

/** The decision or the upgrade is not possible; `reason` is Italian. */
export class UpgradeRefused extends DomainError<'MODELS.UPGRADE_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.UPGRADE_REFUSED', { reason });
  }
}

/** Someone took a step meanwhile: the way of the act is no longer where the person saw it. */
export class ApprovalChanged extends DomainError<'MODELS.APPROVAL_CHANGED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.APPROVAL_CHANGED', { reason });
  }
}

/** The step cannot be taken; `problems` name the fields where it is what was filled in. Texts are Italian. */
export class StepRefused extends DomainError<'MODELS.STEP_REFUSED', { reason: string; problems: readonly StepProblem[] }> {
  constructor(reason: string, problems: readonly StepProblem[] = []) {
    super('MODELS.STEP_REFUSED', { reason, problems });
  }
}

/** The change of a norm, or what has to be verified because of it, does not exist or is not for who asks: the answer is the same. */
export class LawChangeNotFound extends DomainError<'MODELS.LAW_NOT_FOUND'> {
  constructor() {
    super('MODELS.LAW_NOT_FOUND');
  }
}

/** The change of a norm was refused; every field that is wrong is named. */
export class LawRefused extends DomainError<'MODELS.LAW_REFUSED', { problems: readonly { readonly field: string; readonly message: string }[] }> {
  constructor(problems: readonly { readonly field: string; readonly message: string }[]) {
    super('MODELS.LAW_REFUSED', { problems });
  }
}

/** A comment, suggestion, request or guest link does not exist or is not for who asks; a guest's secret is none of ours, over, or taken back: the answer is the same. */
export class ReviewNotFound extends DomainError<'MODELS.REVIEW_NOT_FOUND'> {
  constructor() {
    super('MODELS.REVIEW_NOT_FOUND');
  }
}

/** It cannot be done in a review now; `reason` is Italian. */
export class ReviewRefused extends DomainError<'MODELS.REVIEW_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('MODELS.REVIEW_REFUSED', { reason });
  }
}

/** What somebody wrote in a review was refused; every field that is wrong is named. */
export class ReviewInputRefused extends DomainError<'MODELS.REVIEW_INPUT_REFUSED', { problems: readonly ReviewProblem[] }> {
  constructor(problems: readonly ReviewProblem[]) {
    super('MODELS.REVIEW_INPUT_REFUSED', { problems });
  }
}

/** The clause changed since the suggestion was made: `merged` is a proposal to confirm, null where the suggestion was to take the clause out. */
export class SuggestionOutdated extends DomainError<'MODELS.SUGGESTION_OUTDATED', { suggestionId: string; currentHash: string; current: ReviewedText; merged: ReviewedText | null; conflicts: number; by: string | null }> {
  constructor(details: { suggestionId: string; currentHash: string; current: ReviewedText; merged: ReviewedText | null; conflicts: number; by: string | null }) {
    super('MODELS.SUGGESTION_OUTDATED', details);
  }
}

/** Every refusal of this domain, for exhaustive mapping. */
export type ModelsError =
  | ModelVersionNotFound
  | InstanceNotFound
  | NotAllowed
  | CellNotAdmitted
  | AnswerRefused
  | AnswerConflict
  | ClauseConflict
  | ClauseRefused
  | NothingToUndo
  | VersionNotPublishable
  | VersionImmutable
  | VersionSuperseded
  | DraftNotFound
  | DraftAlreadyOpen
  | PartRefused
  | DraftChangeRefused
  | DraftConflict
  | ConventionImportNotFound
  | ImportRefused
  | ImportChanged
  | ModelWithoutConvention
  | UpgradeChanged
  | UpgradeRefused
  | ApprovalChanged
  | StepRefused
  | LawChangeNotFound
  | LawRefused
  | ReviewNotFound
  | ReviewRefused
  | ReviewInputRefused
  | SuggestionOutdated;
