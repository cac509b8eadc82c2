import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of the domain that mean the same, at the first start; curators keep them from then on. */
const GROUPS: readonly (readonly string[])[] = [
  ['SUA', 'stazione unica appaltante', 'stazioni uniche appaltanti'],
  ['CUC', 'centrale unica di committenza', 'centrale di committenza'],
  ['CST', 'centro servizi territoriale', 'centri servizi territoriali'],
  ['SAPE', 'SEAV', 'servizio associato politiche europee', 'servizio Europa d’area vasta', 'servizi Europa d’area vasta'],
  ['RTD', 'responsabile per la transizione digitale', 'responsabile della transizione al digitale'],
  ['RUP', 'responsabile unico del progetto', 'responsabile unico del procedimento'],
  ['DEC', 'direttore dell’esecuzione del contratto', 'direttore dell’esecuzione'],
  ['DUP', 'documento unico di programmazione'],
  ['PEG', 'piano esecutivo di gestione'],
  ['PIAO', 'piano integrato di attività e organizzazione'],
  ['TUEL', 'testo unico degli enti locali', 'd.lgs. 267/2000'],
  ['CAD', 'codice dell’amministrazione digitale', 'd.lgs. 82/2005'],
  ['codice dei contratti pubblici', 'codice degli appalti', 'd.lgs. 36/2023'],
  ['legge Delrio', 'legge 56/2014'],
  ['PEC', 'posta elettronica certificata'],
  ['SIT', 'sistema informativo territoriale', 'sistemi informativi territoriali'],
  ['PNRR', 'piano nazionale di ripresa e resilienza'],
  ['FESR', 'fondo europeo di sviluppo regionale'],
  ['PPP', 'partenariato pubblico privato', 'partenariato pubblico-privato'],
  ['CIG', 'codice identificativo di gara', 'codice identificativo gara'],
  ['CUP', 'codice unico di progetto'],
  ['DPO', 'RPD', 'responsabile della protezione dei dati'],
  ['GDPR', 'regolamento generale sulla protezione dei dati', 'regolamento europeo sulla protezione dei dati'],
  ['ANAC', 'autorità nazionale anticorruzione'],
  ['AgID', 'agenzia per l’Italia digitale'],
  ['PDND', 'piattaforma digitale nazionale dati'],
  ['UPI', 'unione delle province d’Italia'],
  ['ANCI', 'associazione nazionale dei comuni italiani'],
];

/** Forms that mean the same for the search. National data: no row level security, writing goes through the curators' use cases. */
export class CreateSearchSynonym1795000002020 implements MigrationInterface {
  name = 'CreateSearchSynonym1795000002020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_synonym (
        id uuid primary key default gen_random_uuid(),
        forms text[] not null check (cardinality(forms) >= 2),
        revision integer not null default 1
      )`);
    await runner.query(`comment on table search_synonym is 'Words that mean the same: who looks for one form finds the others. A form of one word in capitals is an acronym'`);
    for (const forms of GROUPS) await runner.query('insert into search_synonym (forms) values ($1)', [forms]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table search_synonym');
  }
}
