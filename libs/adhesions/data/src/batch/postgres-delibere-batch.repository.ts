import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { DeliberaOutcome, DelibereBatch, DelibereBatchId, DelibereBatchItem, DelibereBatchRepository, DelibereBatchState, DelibereCounts } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** Batches of delibere in PostgreSQL, behind row level security: those of another Provincia do not exist here. */
export class PostgresDelibereBatchRepository implements DelibereBatchRepository {
  async add(batch: DelibereBatch, clientKey: string, items: readonly DelibereBatchItem[]): Promise<boolean> {
    const { id, provinciaId, instanceId, approvalId, askedBy, askedByName, state, askedAt, updatedAt, expiresAt } = batch;
    const added: unknown[] = await currentManager().query(
      `insert into delibere_batch (id, provincia_id, instance_id, approval_id, asked_by, asked_by_name, client_key, state, asked_at, updated_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
      [id, provinciaId, instanceId, approvalId, askedBy, askedByName, clientKey, state, askedAt, updatedAt, expiresAt],
    );
    if (added.length === 0) return false;
    await currentManager().query(
      `insert into delibere_batch_item (batch_id, provincia_id, position, ente_id, ente_name, population, adhesion_state, file_name, answers, outcome, reason)
       select $1, $2, position, "enteId", "enteName", population, "adhesionState", "fileName", nullif(answers, 'null'), outcome, reason
       from jsonb_to_recordset($3::jsonb) as given (position integer, "enteId" uuid, "enteName" text, population integer, "adhesionState" text, "fileName" text, answers jsonb, outcome text, reason text)`,
      [id, provinciaId, JSON.stringify(items)],
    );
    return true;
  }

  async find(id: DelibereBatchId): Promise<DelibereBatch | null> {
    return (await select('where id = $1', [id]))[0] ?? null;
  }

  async lock(id: DelibereBatchId): Promise<DelibereBatch | null> {
    return (await select('where id = $1 for update', [id]))[0] ?? null;
  }

  ofApproval(approvalId: string): Promise<DelibereBatch[]> {
    return select('where approval_id = $1 order by asked_at desc, id', [approvalId]);
  }

  async save({ id, state, problem, sha256, size, updatedAt }: DelibereBatch): Promise<void> {
    await currentManager().query('update delibere_batch set state = $2, problem = $3, sha256 = $4, size = $5, updated_at = $6 where id = $1', [id, state, problem, sha256, size, updatedAt]);
  }

  async remove(id: DelibereBatchId): Promise<void> {
    await currentManager().query('delete from delibere_batch where id = $1', [id]);
  }

  stuck(before: Date, limit: number): Promise<DelibereBatch[]> {
    return select(`where state = 'IN_CORSO' and updated_at < $1 order by updated_at limit $2`, [before, limit]);
  }

  expired(now: Date, limit: number): Promise<DelibereBatch[]> {
    return select(`where state <> 'IN_CORSO' and expires_at <= $1 order by expires_at limit $2`, [now, limit]);
  }

  async counts(id: DelibereBatchId): Promise<DelibereCounts> {
    const [row]: DelibereCounts[] = await currentManager().query(`select count(*)::int as total, count(*) filter (where outcome = 'FATTA')::int as made, count(*) filter (where outcome = 'NON_FATTA')::int as "leftOut" from delibere_batch_item where batch_id = $1`, [id]);
    return row!;
  }

  toDo(id: DelibereBatchId, limit: number): Promise<DelibereBatchItem[]> {
    // What failed before comes last: the others do not wait for it.
    return selectItems(`where batch_id = $1 and outcome = 'DA_FARE' order by tries, position limit $2`, [id, limit]);
  }

  leftOut(id: DelibereBatchId): Promise<readonly Pick<DelibereBatchItem, 'enteName' | 'reason'>[]> {
    return currentManager().query(`select ente_name as "enteName", reason from delibere_batch_item where batch_id = $1 and outcome = 'NON_FATTA' order by position`, [id]);
  }

  items(id: DelibereBatchId): Promise<DelibereBatchItem[]> {
    return selectItems('where batch_id = $1 order by position', [id]);
  }

  async saveItem(id: DelibereBatchId, { position, outcome, reason, tries, docx, pdf }: DelibereBatchItem, at: Date): Promise<boolean> {
    const [, going]: [unknown, number] = await currentManager().query(`update delibere_batch set updated_at = $2 where id = $1 and state = 'IN_CORSO'`, [id, at]);
    if (going === 0) return false;
    await currentManager().query(`update delibere_batch_item set outcome = $3, reason = $4, tries = $5, docx = $6, pdf = $7 where batch_id = $1 and position = $2 and outcome = 'DA_FARE'`, [id, position, outcome, reason, tries, docx, pdf]);
    return true;
  }

  async letGo(id: DelibereBatchId): Promise<void> {
    await currentManager().query('update delibere_batch_item set answers = null, docx = null, pdf = null where batch_id = $1', [id]);
  }
}

interface BatchRow {
  readonly id: DelibereBatchId;
  readonly provincia_id: EnteId;
  readonly instance_id: string;
  readonly approval_id: string;
  readonly asked_by: PersonId;
  readonly asked_by_name: string;
  readonly state: DelibereBatchState;
  readonly problem: string | null;
  readonly sha256: string | null;
  readonly size: string | null;
  readonly asked_at: Date;
  readonly updated_at: Date;
  readonly expires_at: Date;
}

async function select(where: string, parameters: unknown[]): Promise<DelibereBatch[]> {
  const rows: BatchRow[] = await currentManager().query(`select id, provincia_id, instance_id, approval_id, asked_by, asked_by_name, state, problem, sha256, size, asked_at, updated_at, expires_at from delibere_batch ${where}`, parameters);
  return rows.map((row) => ({
    ...{ id: row.id, provinciaId: row.provincia_id, instanceId: row.instance_id, approvalId: row.approval_id, askedBy: row.asked_by, askedByName: row.asked_by_name },
    ...{ state: row.state, problem: row.problem, sha256: row.sha256, size: row.size === null ? null : Number(row.size), askedAt: row.asked_at, updatedAt: row.updated_at, expiresAt: row.expires_at },
  }));
}

interface ItemRow {
  readonly position: number;
  readonly ente_id: EnteId;
  readonly ente_name: string;
  readonly population: number | null;
  readonly adhesion_state: AdhesionState;
  readonly file_name: string;
  readonly answers: DelibereBatchItem['answers'];
  readonly outcome: DeliberaOutcome;
  readonly reason: string | null;
  readonly tries: number;
  readonly docx: string | null;
  readonly pdf: string | null;
}

async function selectItems(where: string, parameters: unknown[]): Promise<DelibereBatchItem[]> {
  const rows: ItemRow[] = await currentManager().query(`select position, ente_id, ente_name, population, adhesion_state, file_name, answers, outcome, reason, tries, docx, pdf from delibere_batch_item ${where}`, parameters);
  return rows.map((row) => ({
    ...{ position: row.position, enteId: row.ente_id, enteName: row.ente_name, population: row.population, adhesionState: row.adhesion_state, fileName: row.file_name },
    ...{ answers: row.answers, outcome: row.outcome, reason: row.reason, tries: row.tries, docx: row.docx, pdf: row.pdf },
  }));
}
