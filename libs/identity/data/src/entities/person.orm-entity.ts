import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Row of `person`. */
@Entity({ name: 'person' })
export class PersonOrmEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  surname!: string;

  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'second_factor_secret', type: 'text', nullable: true })
  secondFactorSecret!: string | null;

  @Column({ name: 'second_factor_confirmed_at', type: 'timestamptz', nullable: true })
  secondFactorConfirmedAt!: Date | null;

  /** A bigint arrives as text; it is compared in SQL only. */
  @Column({ name: 'second_factor_last_step', type: 'bigint', default: 0 })
  secondFactorLastStep!: string;
}
