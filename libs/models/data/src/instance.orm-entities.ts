import type { AnswerOrigin, InstanceEventKind, LocalClauseState } from '@province-comuni/models-domain';
import type { ClauseKind, Inline, KeptNumbers, RichText, VariableDef } from '@province-comuni/shared-act-tree';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('instance')
export class InstanceOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('uuid', { name: 'model_version_id' }) modelVersionId!: string;
  @Column('text') title!: string;
  @Column('date', { name: 'parameter_date' }) parameterDate!: string;
  @Column('int', { name: 'data_revision', default: 1 }) dataRevision!: number;
  @Column('text', { name: 'client_key' }) clientKey!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('jsonb', { name: 'local_variables', default: [] }) localVariables!: VariableDef[];
  @Column('jsonb', { name: 'kept_numbers', default: {} }) keptNumbers!: Record<string, KeptNumbers>;
  @Column('timestamptz', { name: 'shared_at', nullable: true }) sharedAt!: Date | null;
  @Column('text', { name: 'shared_by', nullable: true }) sharedBy!: string | null;
}

@Entity('instance_answer')
export class InstanceAnswerOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('jsonb') value!: unknown;
  @Column('text') origin!: AnswerOrigin;
  @Column('int', { default: 1 }) revision!: number;
  @Column('text', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
}

@Entity('instance_clause')
export class InstanceClauseOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @PrimaryColumn('text', { name: 'clause_id' }) clauseId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('uuid', { name: 'base_version_id' }) baseVersionId!: string;
  @Column('text') state!: LocalClauseState;
  @Column('jsonb', { nullable: true }) heading!: Inline[] | null;
  @Column('jsonb', { nullable: true }) body!: RichText | null;
  @Column('text', { name: 'order_key', nullable: true }) orderKey!: string | null;
  @Column('text', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text', { nullable: true }) kind!: ClauseKind | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('int', { default: 0 }) revision!: number;
  @Column('text', { name: 'updated_by', nullable: true }) updatedBy!: string | null;
  @Column('timestamptz', { name: 'updated_at', nullable: true }) updatedAt!: Date | null;
}

@Entity('instance_event')
export class InstanceEventOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @PrimaryColumn('int') sequence!: number;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') kind!: InstanceEventKind;
  @Column('text') subject!: string;
  @Column('jsonb', { nullable: true }) before!: unknown;
  @Column('jsonb', { nullable: true }) after!: unknown;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('export_record')
export class ExportRecordOrm {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_keys', array: true }) actKeys!: string[];
  @Column('text') format!: string;
  @Column('text', { name: 'model_version' }) modelVersion!: string;
  @Column('int', { name: 'data_revision' }) dataRevision!: number;
  @Column('boolean') draft!: boolean;
  @Column('text') sha256!: string;
  @Column('text', { name: 'text_sha256' }) textSha256!: string;
  @Column('text', { nullable: true }) conformance!: string | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('adoption')
export class AdoptionOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'model_key' }) modelKey!: string;
  @Column('text') version!: string;
  @Column('text', { nullable: true }) form!: string | null;
  @Column('text', { nullable: true }) level!: string | null;
  @Column('timestamptz') since!: Date;
}
