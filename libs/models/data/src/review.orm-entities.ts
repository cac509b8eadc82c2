import type { ReviewedText, ReviewOrigin, ReviewRequestState, SuggestionState } from '@province-comuni/models-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What comments and suggestions have in common: where they stand, and whose they are. */
abstract class ReviewEntryOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('text', { name: 'clause_id' }) clauseId!: string;
  @Column('text') origin!: ReviewOrigin;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('uuid', { name: 'guest_link_id', nullable: true }) guestLinkId!: string | null;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('clause_comment')
export class ClauseCommentOrm extends ReviewEntryOrm {
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text', { nullable: true }) quote!: string | null;
  @Column('text') text!: string;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
  @Column('text', { name: 'resolved_by', nullable: true }) resolvedBy!: string | null;
}

@Entity('clause_suggestion')
export class ClauseSuggestionOrm extends ReviewEntryOrm {
  @Column('jsonb') base!: ReviewedText;
  @Column('text', { name: 'base_hash' }) baseHash!: string;
  @Column('jsonb', { nullable: true }) proposed!: ReviewedText | null;
  @Column('text') reason!: string;
  @Column('text') state!: SuggestionState;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_by_name', nullable: true }) decidedByName!: string | null;
  @Column('text', { name: 'decided_reason', nullable: true }) decidedReason!: string | null;
}

@Entity('review_request')
export class ReviewRequestOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key', nullable: true }) actKey!: string | null;
  @Column('text', { name: 'clause_id', nullable: true }) clauseId!: string | null;
  @Column('uuid', { name: 'to_person_id' }) toPersonId!: string;
  @Column('text', { name: 'to_name' }) toName!: string;
  @Column('uuid', { name: 'from_person_id' }) fromPersonId!: string;
  @Column('text', { name: 'from_name' }) fromName!: string;
  @Column('text') text!: string;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('text') state!: ReviewRequestState;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
}

@Entity('review_guest_link')
export class ReviewGuestLinkOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
  @Column('text', { name: 'act_keys', array: true }) actKeys!: string[];
  @Column('text') name!: string;
  @Column('text') email!: string;
  @Column('boolean', { name: 'may_suggest' }) maySuggest!: boolean;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('text', { name: 'created_by_name' }) createdByName!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}
