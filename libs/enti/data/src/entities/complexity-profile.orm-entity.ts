import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of `complexity_profile`. */
@Entity({ name: 'complexity_profile' })
export class ComplexityProfileOrmEntity {
  @PrimaryColumn({ name: 'ente_id', type: 'uuid' })
  enteId!: string;

  @PrimaryColumn({ name: 'pillar_key', type: 'text' })
  pillarKey!: string;

  @Column({ type: 'text' })
  profile!: string;

  @Column({ type: 'text', nullable: true })
  nota!: string | null;

  @Column({ type: 'text' })
  fonte!: string;
}
