import type { InstanceId, LawChange, LawProgress, LawRepository, LawReview, LawReviewFilter, LawReviewState } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

const CHANGE = `l.id as change_id, l.urn, l.label as law_label, l.changed_on::text as changed_on, l.note as law_note, l.due_on::text as law_due_on, l.person_id, l.person_name, l.at, l.withdrawn_at`;

const REVIEW = `
  select r.id, r.model_key, r.instance_id, r.ente_id, r.subject_kind, r.subject_id, r.act_key, r.label, r.text_hash, r.state, r.owner_id, r.owner_name, r.due_on::text as due_on, r.closed_by, r.closed_at, r.note,
    coalesce(i.title, '') as title, ${CHANGE}
  from law_review r join law_change l on l.id = r.law_change_id left join instance i on i.id = r.instance_id`;

interface ChangeRow {
  readonly change_id: string;
  readonly urn: string;
  readonly law_label: string;
  readonly changed_on: string;
  readonly law_note: string;
  readonly law_due_on: string;
  readonly person_id: PersonId;
  readonly person_name: string;
  readonly at: Date;
  readonly withdrawn_at: Date | null;
}

interface ReviewRow extends ChangeRow {
  readonly id: string;
  readonly model_key: string;
  readonly instance_id: InstanceId | null;
  readonly ente_id: EnteId | null;
  readonly subject_kind: LawReview['subjectKind'];
  readonly subject_id: string;
  readonly act_key: string | null;
  readonly label: string;
  readonly text_hash: string;
  readonly state: LawReviewState;
  readonly owner_id: PersonId | null;
  readonly owner_name: string | null;
  readonly due_on: string;
  readonly closed_by: string | null;
  readonly closed_at: Date | null;
  readonly note: string | null;
  readonly title: string;
}

/** Norms that changed, in PostgreSQL; reviews of instances behind row level security. */
export class PostgresLawRepository implements LawRepository {
  async addChange(change: Omit<LawChange, 'withdrawnAt'>): Promise<LawChange | null> {
    const { id, urn, label, changedOn, note, dueOn, personId, personName, at } = change;
    const rows = (await currentManager().query(
      `insert into law_change (id, urn, label, changed_on, note, due_on, person_id, person_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (urn, changed_on) where withdrawn_at is null do nothing returning id`,
      [id, urn, label, changedOn, note, dueOn, personId, personName, at],
    )) as { id: string }[];
    return rows.length === 0 ? null : { ...change, withdrawnAt: null };
  }

  async findStanding(urn: string, changedOn: string): Promise<LawChange | null> {
    return this.oneChange('where l.urn = $1 and l.changed_on = $2 and l.withdrawn_at is null', [urn, changedOn]);
  }

  async standing(): Promise<LawChange[]> {
    return ((await currentManager().query(`select ${CHANGE} from law_change l where l.withdrawn_at is null order by l.at, l.id`)) as ChangeRow[]).map(toChange);
  }

  async findChange(id: string): Promise<LawChange | null> {
    return this.oneChange('where l.id = $1', [id]);
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await currentManager().query('update law_change set withdrawn_at = $2 where id = $1 and withdrawn_at is null', [id, at]);
  }

  async listChanges({ limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: LawChange[]; total: number }> {
    const rows = (await currentManager().query(`select ${CHANGE} from law_change l order by l.at desc, l.id limit $1 offset $2`, [limit, offset])) as ChangeRow[];
    const [{ total }] = (await currentManager().query('select count(*)::int as total from law_change')) as [{ total: number }];
    return { items: rows.map(toChange), total };
  }

  async progressOf(changeIds: readonly string[]): Promise<LawProgress[]> {
    if (changeIds.length === 0) return [];
    return (await currentManager().query(
      `select law_change_id as "changeId", count(*) filter (where state = 'OPEN')::int as open, count(*) filter (where state = 'CONFIRMED')::int as confirmed, count(*) filter (where state = 'CHANGED')::int as changed,
         count(distinct instance_id) filter (where state = 'OPEN')::int as "openInstances"
       from law_review where law_change_id = any ($1) group by law_change_id`,
      [changeIds],
    )) as LawProgress[];
  }

  async instanceIds(after: InstanceId | null, limit: number): Promise<InstanceId[]> {
    const rows = (await currentManager().query('select id from instance where $1::uuid is null or id > $1 order by id limit $2', [after, limit])) as { id: InstanceId }[];
    return rows.map((row) => row.id);
  }

  async open(of: Parameters<LawRepository['open']>[0], uses: Parameters<LawRepository['open']>[1]): Promise<number> {
    if (uses.length === 0) return 0;
    const rows = (await currentManager().query(
      `insert into law_review (law_change_id, model_key, instance_id, ente_id, owner_id, owner_name, due_on, subject_kind, subject_id, act_key, label, text_hash)
       select $1, $2, $3, $4, $5, $6, $7, u."subjectKind", u."subjectId", u."actKey", u.label, u."textHash"
       from jsonb_to_recordset($8::jsonb) as u ("subjectKind" text, "subjectId" text, "actKey" text, label text, "textHash" text)
       on conflict do nothing returning id`,
      [of.changeId, of.modelKey, of.instanceId, of.enteId, of.ownerId, of.ownerName, of.dueOn, JSON.stringify(uses)],
    )) as { id: string }[];
    return rows.length;
  }

  async listReviews(filter: LawReviewFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: LawReview[]; total: number }> {
    const { text, values } = whereOf(filter);
    const rows = (await currentManager().query(`${REVIEW} ${text} order by r.due_on, r.instance_id nulls first, r.subject_id, r.id limit $${values.length + 1} offset $${values.length + 2}`, [...values, limit, offset])) as ReviewRow[];
    const [{ total }] = (await currentManager().query(`select count(*)::int as total from law_review r join law_change l on l.id = r.law_change_id ${text}`, values)) as [{ total: number }];
    return { items: rows.map(toReview), total };
  }

  async dependsOnTexts(instanceId: InstanceId): Promise<boolean> {
    const [{ some }] = (await currentManager().query(`select exists (select from law_review where instance_id = $1 and state in ('OPEN', 'CHANGED')) as some`, [instanceId])) as [{ some: boolean }];
    return some;
  }

  async lockReview(id: string): Promise<LawReview | null> {
    const [row] = (await currentManager().query(`${REVIEW} where r.id = $1 for update of r`, [id])) as ReviewRow[];
    return row ? toReview(row) : null;
  }

  async reopen(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await currentManager().query(`update law_review set state = 'OPEN', closed_by = null, closed_at = null, note = null where id = any ($1) and state = 'CHANGED'`, [ids]);
  }

  async close(ids: readonly string[], state: Exclude<LawReviewState, 'OPEN'>, { name, at, note }: { readonly name: string | null; readonly at: Date; readonly note: string | null }): Promise<void> {
    if (ids.length > 0) await currentManager().query(`update law_review set state = $2, closed_by = $3, closed_at = $4, note = $5 where id = any ($1) and state = 'OPEN'`, [ids, state, name, at, note]);
  }

  private async oneChange(where: string, values: readonly unknown[]): Promise<LawChange | null> {
    const [row] = (await currentManager().query(`select ${CHANGE} from law_change l ${where}`, [...values])) as ChangeRow[];
    return row ? toChange(row) : null;
  }
}

function whereOf({ enteIds, ofModels, states, instanceId, modelKey, subjectId, changeId, ownerId }: LawReviewFilter): { text: string; values: unknown[] } {
  const values: unknown[] = [enteIds, ofModels];
  const conditions = ['l.withdrawn_at is null', '(r.ente_id = any ($1) or ($2 and r.ente_id is null))'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add((place) => `r.state = any (${place})`, states);
  add((place) => `r.instance_id = ${place}`, instanceId);
  add((place) => `r.model_key = ${place} and r.instance_id is null`, instanceId === undefined ? modelKey : undefined);
  add((place) => `r.subject_id = ${place}`, subjectId);
  add((place) => `r.law_change_id = ${place}`, changeId);
  add((place) => `r.owner_id = ${place}`, ownerId);
  return { text: `where ${conditions.join(' and ')}`, values };
}

function toChange(row: ChangeRow): LawChange {
  return { id: row.change_id, urn: row.urn, label: row.law_label, changedOn: row.changed_on, note: row.law_note, dueOn: row.law_due_on, personId: row.person_id, personName: row.person_name, at: row.at, withdrawnAt: row.withdrawn_at };
}

function toReview(row: ReviewRow): LawReview {
  return {
    id: row.id,
    change: toChange(row),
    modelKey: row.model_key,
    instanceId: row.instance_id,
    enteId: row.ente_id,
    title: row.title,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    actKey: row.act_key,
    label: row.label,
    textHash: row.text_hash,
    state: row.state,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    dueOn: row.due_on,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    note: row.note,
  };
}
