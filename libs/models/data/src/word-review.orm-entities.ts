import type { OfferedClause, ReviewedText, WordOutcome } from '@province-comuni/models-domain';
import type { ClauseKind } from '@province-comuni/shared-act-tree';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('word_review')
export class WordReviewOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('integer', { name: 'data_revision' }) dataRevision!: number;
  @Column('text', { name: 'text_sha256' }) textSha256!: string;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('word_return')
export class WordReturnOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('text') sha256!: string;
  @Column('text') name!: string;
  @Column('bigint', { transformer: { from: Number, to: (size: number) => size } }) size!: number;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
  @Column('jsonb', { nullable: true }) outcome!: WordOutcome | null;
}

@Entity('word_offered_clause')
export class OfferedClauseOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'return_id' }) returnId!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('text', { name: 'after_clause_id', nullable: true }) afterClauseId!: string | null;
  @Column('text') kind!: ClauseKind;
  @Column('jsonb') text!: ReviewedText;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('boolean') untracked!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer') position!: number;
  @Column('text') state!: OfferedClause['state'];
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_by_name', nullable: true }) decidedByName!: string | null;
  @Column('text', { name: 'decided_reason', nullable: true }) decidedReason!: string | null;
}
