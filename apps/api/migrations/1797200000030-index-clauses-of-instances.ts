import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clauses are looked for over all instances. */
export class IndexClausesOfInstances1797200000030 implements MigrationInterface {
  name = 'IndexClausesOfInstances1797200000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index instance_clause_by_clause on instance_clause (clause_id, ente_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index instance_clause_by_clause');
  }
}
