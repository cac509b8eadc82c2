import type { AdhesionId, NeedsAnswer, NeedsList, NeedsRepository, NeedsSheet, NeedsSheetId } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';

const SHEET = `id, provincia_id as "provinciaId", instance_id as "instanceId", approval_id as "approvalId", year, services, opens_on::text as "opensOn", closes_on::text as "closesOn", text, announced_at as "announcedAt", reminded_at as "remindedAt", revision`;
const ANSWER = `sheet_id as "sheetId", adhesion_id as "adhesionId", provincia_id as "provinciaId", aderente_id as "aderenteId", lines, sent, sent_at as "sentAt", sent_by as "sentBy", reminded_at as "remindedAt", revision`;

/** Schede dei fabbisogni in PostgreSQL, behind row level security: an Ente sees the sheets of its conventions and its own answers. */
export class PostgresNeedsRepository implements NeedsRepository {
  async add({ id, provinciaId, instanceId, approvalId, year, services, opensOn, closesOn, text, revision }: NeedsSheet): Promise<boolean> {
    const added: unknown[] = await currentManager().query(
      `insert into needs_sheet (id, provincia_id, instance_id, approval_id, year, services, opens_on, closes_on, text, revision)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10) on conflict do nothing returning id`,
      [id, provinciaId, instanceId, approvalId, year, JSON.stringify(services), opensOn, closesOn, text, revision],
    );
    return added.length > 0;
  }

  async find(id: NeedsSheetId): Promise<NeedsSheet | null> {
    return (await sheets('where id = $1', [id]))[0] ?? null;
  }

  async lock(id: NeedsSheetId): Promise<NeedsSheet | null> {
    return (await sheets('where id = $1 for update', [id]))[0] ?? null;
  }

  ofApproval(approvalId: string): Promise<NeedsSheet[]> {
    return sheets('where approval_id = $1 order by year desc', [approvalId]);
  }

  ofInstance(instanceId: string): Promise<NeedsSheet[]> {
    return sheets('where instance_id = $1 order by year desc, opens_on desc, id', [instanceId]);
  }

  async save({ id, year, services, opensOn, closesOn, text, announcedAt, remindedAt, revision }: NeedsSheet): Promise<void> {
    await currentManager().query('update needs_sheet set year = $2, services = $3::jsonb, opens_on = $4, closes_on = $5, text = $6, announced_at = $7, reminded_at = $8, revision = $9 where id = $1', [id, year, JSON.stringify(services), opensOn, closesOn, text, announcedAt, remindedAt, revision]);
  }

  toTell(today: string, closesBy: string): Promise<NeedsSheet[]> {
    return sheets('where opens_on <= $1 and closes_on >= $1 and (announced_at is null or (reminded_at is null and closes_on <= $2)) order by closes_on, id', [today, closesBy]);
  }

  answersOf(id: NeedsSheetId): Promise<NeedsAnswer[]> {
    return answers('where sheet_id = $1', [id]);
  }

  answersOfAdhesion(adhesionId: AdhesionId): Promise<NeedsAnswer[]> {
    return answers('where adhesion_id = $1', [adhesionId]);
  }

  async lockAnswer(id: NeedsSheetId, adhesionId: AdhesionId): Promise<NeedsAnswer | null> {
    await currentManager().query(
      `insert into needs_answer (sheet_id, adhesion_id, provincia_id, aderente_id, lines, revision)
       select s.id, a.id, a.provincia_id, a.aderente_id, '{}'::jsonb, 0 from needs_sheet s join adhesion a on a.approval_id = s.approval_id where s.id = $1 and a.id = $2 on conflict do nothing`,
      [id, adhesionId],
    );
    return (await answers('where sheet_id = $1 and adhesion_id = $2 for update', [id, adhesionId]))[0] ?? null;
  }

  async saveAnswer({ sheetId, adhesionId, lines, sent, sentAt, sentBy, remindedAt, revision }: NeedsAnswer): Promise<void> {
    await currentManager().query('update needs_answer set lines = $3::jsonb, sent = $4::jsonb, sent_at = $5, sent_by = $6, reminded_at = $7, revision = $8 where sheet_id = $1 and adhesion_id = $2', [sheetId, adhesionId, JSON.stringify(lines), sent && JSON.stringify(sent), sentAt, sentBy, remindedAt, revision]);
  }

  async listOf(id: NeedsSheetId): Promise<NeedsList | null> {
    const rows: NeedsList[] = await currentManager().query('select sheet_id as "sheetId", provincia_id as "provinciaId", services, threshold, made_at as "madeAt", made_by as "madeBy", revision from needs_list where sheet_id = $1', [id]);
    return rows[0] ?? null;
  }

  async saveList({ sheetId, provinciaId, services, threshold, madeAt, madeBy, revision }: NeedsList): Promise<void> {
    await currentManager().query(
      `insert into needs_list (sheet_id, provincia_id, services, threshold, made_at, made_by, revision) values ($1, $2, $3::jsonb, $4, $5, $6, $7)
       on conflict (sheet_id) do update set services = excluded.services, threshold = excluded.threshold, made_at = excluded.made_at, made_by = excluded.made_by, revision = excluded.revision`,
      [sheetId, provinciaId, JSON.stringify(services), threshold, madeAt, madeBy, revision],
    );
  }
}

function sheets(where: string, parameters: unknown[]): Promise<NeedsSheet[]> {
  return currentManager().query(`select ${SHEET} from needs_sheet ${where}`, parameters);
}

function answers(where: string, parameters: unknown[]): Promise<NeedsAnswer[]> {
  return currentManager().query(`select ${ANSWER} from needs_answer ${where}`, parameters);
}
