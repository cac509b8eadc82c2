import type { FileTextState, ScanState } from '@province-comuni/documents-domain';
import type { AccessibilityHint, FileFormat } from '@province-comuni/platform-ports';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stored_file')
export class StoredFileOrm {
  @PrimaryColumn('text') sha256!: string;
  /** As text: the driver does not turn 64 bits into a number. */
  @Column('bigint') size!: string;
  @Column('text') format!: FileFormat;
  @Column('timestamptz', { name: 'stored_at' }) storedAt!: Date;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt!: Date;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz', { name: 'damaged_at', nullable: true }) damagedAt!: Date | null;
  @Column('text', { default: 'NON_ANALIZZATO' }) scan!: ScanState;
}

@Entity('file_text')
export class FileTextOrm {
  @PrimaryColumn('text') sha256!: string;
  @Column('text') state!: FileTextState;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) author!: string | null;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('timestamptz', { name: 'created_at', nullable: true }) createdAt!: Date | null;
  @Column('int', { name: 'page_count', nullable: true }) pageCount!: number | null;
  @Column('text', { array: true }) hints!: AccessibilityHint[];
  @Column('jsonb') signatures!: StoredSignature[];
  @Column('text', { array: true }) notices!: string[];
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('int', { array: true, nullable: true }) fingerprint!: number[] | null;
  @Column('int', { array: true, nullable: true }) bands!: number[] | null;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
}

/** A signature in JSON: its time is text. */
export interface StoredSignature {
  readonly signer: string;
  readonly signedAt: string | null;
  readonly issuer: string;
  readonly integrity: 'INTACT' | 'BROKEN' | 'NOT_CHECKED';
}

@Entity('file_page')
export class FilePageOrm {
  @PrimaryColumn('text') sha256!: string;
  @PrimaryColumn('int') ordinal!: number;
  @Column('int', { nullable: true }) page!: number | null;
  @Column('text') heading!: string;
  @Column('text') text!: string;
}
