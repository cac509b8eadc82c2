import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plain form of the short name, kept: the order of a search compares it on every row found. */
export class AddEnteNomeSearch1794000001010 implements MigrationInterface {
  name = 'AddEnteNomeSearch1794000001010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ente add column nome_search text not null generated always as (trim(ente_search_text(nome))) stored');
    await runner.query(`comment on column ente.nome_search is 'The short name in lower case, without accents and signs: decides the order of what a search finds'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ente drop column nome_search');
  }
}
