import type { ConventionImportStatus, ImportDecisions, ImportedClause, ImportProposal, KnownValue } from '@province-comuni/models-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('convention_import')
export class ConventionImportOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('uuid', { name: 'model_version_id' }) modelVersionId!: string;
  @Column('text') form!: string;
  @Column('text') level!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') sha256!: string;
  @Column('jsonb') notices!: string[];
  @Column('jsonb') clauses!: ImportedClause[];
  @Column('jsonb') registry!: KnownValue[];
  @Column('date') day!: string;
  @Column('jsonb') proposal!: ImportProposal;
  @Column('jsonb') decisions!: ImportDecisions;
  @Column('text') status!: ConventionImportStatus;
  @Column('uuid', { name: 'instance_id', nullable: true }) instanceId!: string | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('text', { name: 'client_key' }) clientKey!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
