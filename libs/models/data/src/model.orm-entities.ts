import type { ClauseLineage, LawParameter, ModelCell, ModelSource, ChangelogEntry, Rule, VariableMigration } from '@province-comuni/models-contract';
import type { PartChange, WordingOrigin } from '@province-comuni/models-domain';
import type { ClauseKind, ClauseLock, Condition, Inline, InterviewStep, LegalSource, RichText, VariableDef } from '@province-comuni/shared-act-tree';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('model_version')
export class ModelVersionOrm {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'model_key' }) modelKey!: string;
  @Column('text', { nullable: true }) version!: string | null;
  @Column('text') status!: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'WITHDRAWN';
  @Column('uuid', { name: 'parent_version_id', nullable: true }) parentVersionId!: string | null;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text') description!: string;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: string;
  @Column('text', { name: 'form_axis' }) formAxis!: string;
  @Column('text', { name: 'level_axis' }) levelAxis!: string;
  @Column('jsonb') cells!: ModelCell[];
  @Column('jsonb') sources!: ModelSource[];
  @Column('jsonb') steps!: InterviewStep[];
  @Column('jsonb') changelog!: ChangelogEntry[];
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('text', { name: 'opened_by', nullable: true }) openedBy!: string | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt!: Date | null;
}

@Entity('model_version_withdrawal')
export class ModelWithdrawalOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('law_parameter')
export class LawParameterOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('int') position!: number;
  @Column('text') description!: string;
  @Column('jsonb', { name: 'dated_values' }) datedValues!: LawParameter['values'][number][];
}

@Entity('act_template')
export class ActTemplateOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('int') position!: number;
  @Column('jsonb') title!: Inline[];
  @Column('text', { name: 'short_name' }) shortName!: string;
  @Column('text') organ!: string;
  @Column('text') source!: string;
}

@Entity('clause_rev')
export class ClauseRevOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text', { name: 'clause_id' }) clauseId!: string;
  @Column('text', { name: 'model_key' }) modelKey!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('text', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text', { name: 'order_key' }) orderKey!: string;
  @Column('text') kind!: ClauseKind;
  @Column('jsonb') heading!: Inline[];
  @Column('jsonb') body!: RichText;
  @Column('jsonb', { nullable: true }) condition!: Condition | null;
  @Column('text') lock!: ClauseLock;
  @Column('text', { array: true }) contents!: string[];
  @Column('jsonb', { name: 'legal_refs' }) legalRefs!: LegalSource[];
  @Column('text') source!: string;
  @Column('text') guidance!: string;
  @Column('text', { name: 'heading_hash' }) headingHash!: string;
  @Column('text', { name: 'body_hash' }) bodyHash!: string;
  @Column('text', { name: 'condition_hash' }) conditionHash!: string;
  @Column('text', { name: 'place_hash' }) placeHash!: string;
}

@Entity('variable_def')
export class VariableDefOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('int') position!: number;
  @Column('text') type!: string;
  @Column('text') scope!: string;
  @Column('text', { nullable: true }) step!: string | null;
  @Column('jsonb') definition!: VariableDef;
}

@Entity('model_rule')
export class ModelRuleOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('int') position!: number;
  @Column('text') severity!: string;
  @Column('jsonb') definition!: Rule;
}

@Entity('clause_lineage')
export class ClauseLineageOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('text') kind!: ClauseLineage['kind'];
  @Column('text', { name: 'source_ids', array: true }) sourceIds!: string[];
  @Column('text', { name: 'target_ids', array: true }) targetIds!: string[];
  @Column('text', { name: 'heir_id', nullable: true }) heirId!: string | null;
  @Column('text') reason!: string;
}

@Entity('variable_migration')
export class VariableMigrationOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('int') position!: number;
  @Column('jsonb') migration!: Omit<VariableMigration, 'key'>;
}

@Entity('model_draft_event')
export class ModelDraftEventOrm {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId!: string;
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) sequence!: string;
  @Column('jsonb') changes!: PartChange[];
  @Column('bigint', { nullable: true }) undoes!: string | null;
  @Column('jsonb', { nullable: true }) origin!: WordingOrigin | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}
