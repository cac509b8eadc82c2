import type { MigrationInterface, QueryRunner } from 'typeorm';

const GROUPS: readonly (readonly string[])[] = [
  ['lavoro agile', 'smart working', 'telelavoro'],
  ['copia di riserva', 'copie di riserva', 'copia di sicurezza', 'backup'],
];

/** English words that offices use, beside the Italian ones of the acts. A group that a curator made meanwhile stays as it is. */
export class AddSearchSynonyms1795000002031 implements MigrationInterface {
  name = 'AddSearchSynonyms1795000002031';

  async up(runner: QueryRunner): Promise<void> {
    for (const forms of GROUPS) await runner.query('insert into search_synonym (forms) select $1::text[] where not exists (select from search_synonym where forms && $1::text[])', [forms]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const forms of GROUPS) await runner.query('delete from search_synonym where forms = $1::text[]', [forms]);
  }
}
