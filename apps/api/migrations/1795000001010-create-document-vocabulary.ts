import type { MigrationInterface, QueryRunner } from 'typeorm';

const TYPES: readonly (readonly [key: string, label: string, needsReview: boolean])[] = [
  ['modello', 'Modello', false],
  ['schema-di-atto', 'Schema di atto', true],
  ['delibera', 'Delibera', true],
  ['procedura', 'Procedura', false],
  ['capitolato', 'Capitolato', false],
  ['relazione', 'Relazione', false],
  ['materiale-formativo', 'Materiale formativo', false],
  ['normativa', 'Normativa', false],
  ['verbale', 'Verbale', true],
  ['dup', 'Documento Unico di Programmazione (DUP)', true],
  ['altro', 'Altro', false],
];

/** The first words: the services, acts and subjects that the published reports of the project speak of. */
const KEYWORDS: readonly (readonly [key: string, label: string, alsoWritten: readonly string[]])[] = [
  ['adesione', 'Adesione', ['aderire', 'enti aderenti']],
  ['agenda-digitale', 'Agenda Digitale', []],
  ['app-io', 'App IO', []],
  ['banda-larga', 'Banda larga', ['banda ultra larga', 'fibra ottica']],
  ['carta-dei-servizi', 'Carta dei servizi', []],
  ['cloud', 'Cloud', []],
  ['connettivita', 'Connettività', []],
  ['convenzione', 'Convenzione', ['convenzioni', 'art. 30 tuel']],
  ['costi', 'Costi e tariffe', ['tariffe', 'canone', 'oneri finanziari']],
  ['cst', 'Centro Servizi Territoriale (CST)', ['centro servizi territoriale', 'centro servizi territoriali', 'cst']],
  ['fondi-europei', 'Fondi europei', ['por fesr', 'por-fesr', 'fondi strutturali', 'programmazione europea']],
  ['formazione', 'Formazione', ['corso di formazione']],
  ['gara', 'Gara d’appalto', ['gara', 'appalto', 'appalti', 'affidamento', 'capitolato']],
  ['governance', 'Governance', ['assemblea dei sindaci']],
  ['help-desk', 'Help desk', []],
  ['in-house', 'Società in house', ['in house', 'in-house']],
  ['pagopa', 'PagoPA', []],
  ['partenariato', 'Partenariato pubblico privato', ['ppp', 'partenariato pubblico-privato']],
  ['personale', 'Personale', ['dotazione organica', 'fabbisogno di personale']],
  ['piano-di-riassetto', 'Piano di riassetto', ['riassetto organizzativo']],
  ['pnrr', 'PNRR', ['piano nazionale di ripresa e resilienza']],
  ['privacy', 'Protezione dei dati personali', ['protezione dei dati', 'privacy', 'gdpr']],
  ['recesso', 'Recesso', []],
  ['rtd', 'Responsabile per la transizione digitale', ['responsabile per la transizione', 'transizione digitale']],
  ['rup', 'Responsabile unico del progetto (RUP)', ['responsabile unico del procedimento', 'rup']],
  ['seav', 'Servizio Europa d’Area Vasta (SEAV)', ['seav', 'sape', 'servizio associato politiche europee']],
  ['sicurezza-informatica', 'Sicurezza informatica', ['cybersicurezza', 'cybersecurity']],
  ['sit', 'Sistema Informativo Territoriale (SIT)', ['sistema informativo territoriale']],
  ['siti-internet', 'Siti internet', ['sito internet', 'sito istituzionale']],
  ['sua', 'Stazione Unica Appaltante (SUA)', ['stazione unica appaltante', 'sua', 'centrale di committenza', 'cuc']],
  ['suap', 'SUAP e SUE', ['suap', 'sportello unico']],
];

/** Kinds of documents and the controlled list of keywords: data that curators keep. */
export class CreateDocumentVocabulary1795000001010 implements MigrationInterface {
  name = 'CreateDocumentVocabulary1795000001010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_type (
        key text primary key check (key ~ '^[a-z0-9-]{2,40}$'),
        label text not null,
        needs_review boolean not null,
        position integer not null
      )`);
    await runner.query(`comment on table document_type is 'Kinds of documents; needs_review: a referente publishes them after a look'`);
    await runner.query(`
      create table document_keyword (
        key text primary key check (key ~ '^[a-z0-9-]{2,60}$'),
        label text not null check (length(label) between 2 and 120),
        also_written text[] not null default '{}',
        retired boolean not null default false
      )`);
    await runner.query(`comment on table document_keyword is 'Controlled list of keywords, kept by UPI''s curators; also_written: other ways to say it, by which files are recognised'`);
    for (const [position, [key, label, needsReview]] of TYPES.entries()) await runner.query('insert into document_type (key, label, needs_review, position) values ($1, $2, $3, $4)', [key, label, needsReview, position]);
    for (const [key, label, alsoWritten] of KEYWORDS) await runner.query('insert into document_keyword (key, label, also_written) values ($1, $2, $3)', [key, label, alsoWritten]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_keyword, document_type');
  }
}
