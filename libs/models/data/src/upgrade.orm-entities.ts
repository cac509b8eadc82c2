import type { ClauseText, UpgradeChoice, UpgradeClass } from '@province-comuni/models-domain';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('upgrade_run')
export class UpgradeRunOrm {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('uuid', { name: 'from_version_id' }) fromVersionId!: string;
  @Column('uuid', { name: 'to_version_id', nullable: true }) toVersionId!: string | null;
  @Column('text') status!: 'OPEN' | 'APPLIED';
  @Column('int', { name: 'engine_version' }) engineVersion!: number;
  @Column('text', { name: 'applied_mark', nullable: true }) appliedMark!: string | null;
  @Column('int', { name: 'applied_data_revision', nullable: true }) appliedDataRevision!: number | null;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: Date | null;
}

@Entity('upgrade_item')
export class UpgradeItemOrm {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'item_hash' }) itemHash!: string;
  @Column('text', { name: 'class', nullable: true }) upgradeClass!: UpgradeClass | null;
  @Column('text') choice!: UpgradeChoice;
  @Column('jsonb') texts!: ClauseText[];
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name', nullable: true }) personName!: string | null;
  @Column('timestamptz') at!: Date;
}
