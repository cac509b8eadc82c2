import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Row of `search_synonym`. */
@Entity({ name: 'search_synonym' })
export class SynonymOrmEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text', array: true })
  forms!: string[];

  @Column({ type: 'integer' })
  revision!: number;
}
