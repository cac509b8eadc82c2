import type { CitedAct, DocumentState, Visibility } from '@province-comuni/documents-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('document')
export class DocumentOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') title!: string;
  @Column('text') abstract!: string;
  @Column('text', { name: 'type_key' }) typeKey!: string;
  @Column('text', { array: true }) pillars!: string[];
  @Column('smallint', { nullable: true }) year!: number | null;
  @Column('uuid', { name: 'territory_id', nullable: true }) territoryId!: string | null;
  @Column('text', { nullable: true }) form!: string | null;
  @Column('text', { nullable: true }) level!: string | null;
  @Column('text', { nullable: true }) profile!: string | null;
  @Column('text') language!: string;
  @Column('text') licence!: string;
  @Column('text', { array: true }) keywords!: string[];
  @Column('text') source!: string;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('date', { name: 'review_on', nullable: true }) reviewOn!: string | null;
  @Column('jsonb') cites!: CitedAct[];
  @Column('text') visibility!: Visibility;
  @Column('uuid', { name: 'shared_with', array: true }) sharedWith!: string[];
  @Column('text') state!: DocumentState;
  @Column('int', { name: 'current_version' }) currentVersion!: number;
  @Column('int', { name: 'approved_version', nullable: true }) approvedVersion!: number | null;
  @Column('boolean') featured!: boolean;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt!: Date | null;
  @Column('int') revision!: number;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('timestamptz', { name: 'trashed_at', nullable: true }) trashedAt!: Date | null;
  @Column('uuid', { name: 'upload_id', nullable: true }) uploadId!: string | null;
  @Column('int') downloads!: number;
  @Column('int') views!: number;
}

@Entity('document_version')
export class DocumentVersionOrm {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('text') sha256!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') note!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('text', { name: 'created_by_name' }) createdByName!: string;
  /** Set apart from the rest: what else a version is made of never changes. */
  @Column({ type: 'boolean', select: false, insert: false, update: false }) published!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
