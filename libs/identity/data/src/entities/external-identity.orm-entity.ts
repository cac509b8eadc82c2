import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of `external_identity`. */
@Entity({ name: 'external_identity' })
export class ExternalIdentityOrmEntity {
  @PrimaryColumn({ type: 'text' })
  issuer!: string;

  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'bound_at', type: 'timestamptz' })
  boundAt!: Date;
}
