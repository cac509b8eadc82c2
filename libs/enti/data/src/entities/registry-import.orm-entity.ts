import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Row of `registry_import`. */
@Entity({ name: 'registry_import' })
export class RegistryImportOrmEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'jsonb' })
  differences!: object;
}
