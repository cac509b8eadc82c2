import type { PracticeState, ReuseOutcome } from '@province-comuni/practices-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('practice')
export class PracticeOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') ente!: string;
  @Column('text', { nullable: true }) regione!: string | null;
  @Column('text', { name: 'pillar_key' }) pillarKey!: string;
  @Column('text') state!: PracticeState;
  @Column('int') number!: number;
  @Column('int', { name: 'published_number', nullable: true }) publishedNumber!: number | null;
  @Column('int') revision!: number;
  @Column('jsonb') parts!: Record<string, number>;
  @Column('text', { nullable: true }) author!: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('date', { name: 'review_date', nullable: true }) reviewDate!: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('text', { name: 'client_key', nullable: true }) clientKey!: string | null;
  @Column('text', { name: 'content_key', nullable: true }) contentKey!: string | null;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash!: string | null;
  @Column('boolean') edited!: boolean;
}

@Entity('practice_revision')
export class PracticeRevisionOrm {
  @PrimaryColumn('uuid', { name: 'practice_id' }) practiceId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text', { nullable: true }) form!: string | null;
  @Column('text', { nullable: true }) level!: string | null;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('int', { name: 'enti_served', nullable: true }) entiServed!: number | null;
  @Column('int') completeness!: number;
  @Column('jsonb') content!: unknown;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  @Column('text', { name: 'author_name', nullable: true }) authorName!: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

@Entity('practice_reuse')
export class PracticeReuseOrm {
  @PrimaryColumn('uuid', { name: 'practice_id' }) practiceId!: string;
  @PrimaryColumn('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') ente!: string;
  @Column('date') since!: string;
  @Column('text') changes!: string;
  @Column('text') outcome!: ReuseOutcome;
  @Column('text') note!: string;
  @Column('int') revision!: number;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

/** What TypeORM has to know of this domain. Reviews and pillar sheets are read and written by their statements. */
export const PRACTICES_ENTITIES = [PracticeOrm, PracticeRevisionOrm, PracticeReuseOrm];
