import type { ClauseDeviation } from '@province-comuni/models-domain';
import type { ClauseLock } from '@province-comuni/shared-act-tree';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deviation_summary')
export class DeviationSummaryOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'model_key' }) modelKey!: string;
  @Column('uuid', { name: 'model_version_id' }) modelVersionId!: string;
  @Column('int', { name: 'data_revision' }) dataRevision!: number;
  @Column('int') standard!: number;
  @Column('int') adapted!: number;
  @Column('int') suppressed!: number;
  @Column('int') added!: number;
  @Column('int', { name: 'held_back' }) heldBack!: number;
  @Column('int', { name: 'not_taken' }) notTaken!: number;
  @Column('int', { name: 'changed_permille' }) changedPermille!: number;
}

@Entity('instance_deviation')
export class InstanceDeviationOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @PrimaryColumn('text', { name: 'clause_id' }) clauseId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'model_key' }) modelKey!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('text') state!: ClauseDeviation['state'];
  @Column('int', { name: 'changed_permille' }) changedPermille!: number;
  @Column('text', { name: 'text_hash' }) textHash!: string;
  @Column('text', { nullable: true }) lock!: ClauseLock | null;
  @Column('uuid', { name: 'base_version_id' }) baseVersionId!: string;
  @Column('boolean', { name: 'held_back' }) heldBack!: boolean;
}
