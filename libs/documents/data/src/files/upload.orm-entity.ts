import type { UploadState } from '@province-comuni/documents-contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('document_upload')
export class DocumentUploadOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'sent_name' }) sentName!: string;
  /** As text: the driver does not turn 64 bits into a number. */
  @Column('bigint') size!: string;
  @Column('text') state!: UploadState;
  @Column('text', { name: 'computed_sha256', nullable: true }) computedSha256!: string | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text', { name: 'client_key' }) clientKey!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt!: Date;
}
