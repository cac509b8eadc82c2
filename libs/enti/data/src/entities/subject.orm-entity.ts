import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of `subject`. */
@Entity({ name: 'subject' })
export class SubjectOrmEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'pillar_key', type: 'text', nullable: true })
  pillarKey!: string | null;
}
