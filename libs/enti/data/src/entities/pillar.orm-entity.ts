import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of `pillar`. */
@Entity({ name: 'pillar' })
export class PillarOrmEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  position!: number;
}
