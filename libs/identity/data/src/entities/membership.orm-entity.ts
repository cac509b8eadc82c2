import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PersonOrmEntity } from './person.orm-entity.js';

/** Row of `membership`. */
@Entity({ name: 'membership' })
export class MembershipOrmEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonOrmEntity)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<PersonOrmEntity>;

  @Column({ name: 'ente_id', type: 'uuid' })
  enteId!: string;

  @Column({ name: 'ente_kind', type: 'text' })
  enteKind!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom!: Date;

  @Column({ name: 'valid_to', type: 'timestamptz', nullable: true })
  validTo!: Date | null;

  @Column({ name: 'granted_by', type: 'uuid', nullable: true })
  grantedBy!: string | null;
}
