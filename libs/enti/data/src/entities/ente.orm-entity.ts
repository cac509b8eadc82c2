import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Row of `ente`. Cards are read by SQL (`select-enti.ts`), because they carry counts and the latest population. */
@Entity({ name: 'ente' })
export class EnteOrmEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  nome!: string;

  @Column({ type: 'text' })
  denominazione!: string;

  @Column({ name: 'codice_istat', type: 'text', nullable: true })
  codiceIstat!: string | null;

  @Column({ name: 'codice_catastale', type: 'text', nullable: true })
  codiceCatastale!: string | null;

  @Column({ type: 'text', nullable: true })
  sigla!: string | null;

  @Column({ type: 'text', nullable: true })
  regione!: string | null;

  @Column({ type: 'text', nullable: true })
  area!: string | null;

  @Column({ name: 'provincia_id', type: 'uuid', nullable: true })
  provinciaId!: string | null;

  @Column({ name: 'codice_ipa', type: 'text', nullable: true })
  codiceIpa!: string | null;

  @Column({ type: 'text', nullable: true })
  sede!: string | null;

  @Column({ type: 'text', nullable: true })
  pec!: string | null;

  /** `YYYY-MM-DD` */
  @Column({ name: 'valido_dal', type: 'date', nullable: true })
  validoDal!: string | null;

  /** `YYYY-MM-DD` */
  @Column({ name: 'valido_al', type: 'date', nullable: true })
  validoAl!: string | null;

  @Column({ name: 'confluito_in', type: 'uuid', nullable: true })
  confluitoIn!: string | null;
}
