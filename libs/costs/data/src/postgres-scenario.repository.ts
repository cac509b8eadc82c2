import { storedScenario, type KeptScenario, type ScenarioRepository, type ScenarioSummary } from '@province-comuni/costs-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

type Row = ScenarioSummary & { readonly body: unknown };

const SUMMARY = 'id, ente_id as "enteId", name, revision, updated_at as "updatedAt", updated_by_name as "updatedBy"';

/** Scenarios in PostgreSQL, behind row level security. */
export class PostgresScenarioRepository implements ScenarioRepository {
  async find(id: string): Promise<KeptScenario | null> {
    const [row] = await this.query<Row>(`select ${SUMMARY}, body from cost_scenario where id = $1`, [id]);
    return row ? { ...row, body: storedScenario(row.body) } : null;
  }

  async lock(id: string): Promise<KeptScenario | null> {
    await this.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`cost scenario ${id}`]);
    return this.find(id);
  }

  async listOf(enteId: EnteId, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: ScenarioSummary[]; total: number }> {
    const items = await this.query<ScenarioSummary>(`select ${SUMMARY} from cost_scenario where ente_id = $1 order by updated_at desc, id limit $2 offset $3`, [enteId, limit, offset]);
    const [count] = await this.query<{ total: number }>('select count(*)::int as total from cost_scenario where ente_id = $1', [enteId]);
    return { items, total: count!.total };
  }

  async save({ id, enteId, name, body, revision, updatedAt, updatedBy }: KeptScenario, personId: PersonId): Promise<boolean> {
    // A row that the wall hides makes no conflict for us to see: the id is taken, and nothing is said of by whom.
    const written = await this.query<{ id: string }>(
      revision === 1
        ? `insert into cost_scenario (id, ente_id, name, body, revision, created_by, created_at, updated_by, updated_by_name, updated_at) values ($1, $2, $3, $4::jsonb, $5, $6, $8, $6, $7, $8) on conflict (id) do nothing returning id`
        : `with changed as (update cost_scenario set name = $3, body = $4::jsonb, revision = $5, updated_by = $6, updated_by_name = $7, updated_at = $8 where id = $1 and ente_id = $2 returning id) select id from changed`,
      [id, enteId, name, JSON.stringify(body), revision, personId, updatedBy, updatedAt],
    );
    return written.length === 1;
  }

  async remove(id: string): Promise<void> {
    await this.query('delete from cost_scenario where id = $1', [id]);
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return currentManager().query(sql, parameters) as Promise<T[]>;
  }
}
