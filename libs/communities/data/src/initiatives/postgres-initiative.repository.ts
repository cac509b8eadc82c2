import type { CommunityId, DiscussionId, InitiativeId, IssueId } from '@province-comuni/communities-contract';
import type { Initiative, InitiativeRepository, Issue, IssueCounts, IssueOrder, IssueQuery, IssueStep } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const INITIATIVE = `i.id, i.community_id as "communityId", i.title, i.purpose, i.enti, i.starts_on::text as "startsOn", i.ends_on::text as "endsOn", i.created_by_name as "createdByName", i.created_at as "createdAt", i.revision, i.issue_count as "issueCount"`;
const ISSUE = `s.id, s.initiative_id as "initiativeId", s.community_id as "communityId", s.number, s.title, s.text, s.kind, s.severity, s.state, s.owner_id as "ownerId", s.owner_name as "ownerName", s.due_on::text as "dueOn", s.involved,
  s.discussion_id as "discussionId", s.author_id as "authorId", s.author_name as "authorName", s.created_at as "createdAt", s.changed_at as "changedAt", s.revision`;
const OPEN = `s.state not in ('RISOLTA', 'CHIUSA')`;
const ORDERS: Readonly<Record<IssueOrder, string>> = {
  NUMERO: 's.number desc',
  SCADENZA: `${OPEN} desc, s.due_on nulls last, s.number desc`,
  GRAVITA: `array_position(array['CRITICA', 'ALTA', 'MEDIA', 'BASSA'], s.severity), s.number desc`,
  MODIFICA: 's.changed_at desc, s.number desc',
};

type IssueRow = Omit<Issue, 'owner' | 'author'> & { readonly ownerId: PersonId | null; readonly ownerName: string; readonly authorId: PersonId; readonly authorName: string };

/** Initiatives, issues and their history in PostgreSQL, behind row level security. */
export class PostgresInitiativeRepository implements InitiativeRepository {
  async list(communityId: CommunityId, limit: number): Promise<Initiative[]> {
    return currentManager().query(`select ${INITIATIVE} from initiative i where i.community_id = $1 order by i.starts_on desc, i.id limit $2`, [communityId, limit]);
  }

  async find(ids: readonly InitiativeId[]): Promise<Initiative[]> {
    return ids.length === 0 ? [] : currentManager().query(`select ${INITIATIVE} from initiative i where i.id = any ($1::uuid[])`, [ids]);
  }

  async counts(ids: readonly InitiativeId[], today: string): Promise<ReadonlyMap<InitiativeId, IssueCounts>> {
    if (ids.length === 0) return new Map();
    const rows: (IssueCounts & { id: InitiativeId })[] = await currentManager().query(`select s.initiative_id as id, count(*)::int as open, count(*) filter (where s.due_on < $2::date)::int as overdue from issue s where s.initiative_id = any ($1::uuid[]) and ${OPEN} group by s.initiative_id`, [ids, today]);
    return new Map(rows.map(({ id, open, overdue }) => [id, { open, overdue }]));
  }

  async add({ id, communityId, title, purpose, enti, startsOn, endsOn, createdBy, createdByName, createdAt }: Initiative & { readonly createdBy: PersonId }): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(
      'insert into initiative (id, community_id, title, purpose, enti, starts_on, ends_on, created_by, created_by_name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1',
      [id, communityId, title, purpose, JSON.stringify(enti), startsOn, endsOn, createdBy, createdByName, createdAt],
    );
    return rows.length > 0;
  }

  async change({ id, title, purpose, enti, startsOn, endsOn }: Initiative, seenRevision: number): Promise<boolean> {
    const [, changed]: [unknown, number] = await currentManager().query('update initiative set title = $3, purpose = $4, enti = $5, starts_on = $6, ends_on = $7, revision = revision + 1 where id = $1 and revision = $2', [id, seenRevision, title, purpose, JSON.stringify(enti), startsOn, endsOn]);
    return changed > 0;
  }

  async issues(query: IssueQuery, offset: number, limit: number): Promise<Issue[]> {
    const { where, parameters } = conditionsOf(query);
    const rows: IssueRow[] = await currentManager().query(`select ${ISSUE} from issue s where ${where} order by ${ORDERS[query.order]} offset $${parameters.length + 1}::int limit $${parameters.length + 2}::int`, [...parameters, offset, limit]);
    return rows.map(toIssue);
  }

  async countIssues(query: IssueQuery): Promise<number> {
    const { where, parameters } = conditionsOf(query);
    const [{ count }]: [{ count: number }] = await currentManager().query(`select count(*)::int as count from issue s where ${where}`, parameters);
    return count;
  }

  async findIssues(ids: readonly IssueId[]): Promise<Issue[]> {
    if (ids.length === 0) return [];
    const rows: IssueRow[] = await currentManager().query(`select ${ISSUE} from issue s where s.id = any ($1::uuid[])`, [ids]);
    return rows.map(toIssue);
  }

  async issuesOfDiscussion(discussionId: DiscussionId): Promise<Issue[]> {
    const rows: IssueRow[] = await currentManager().query(`select ${ISSUE} from issue s where s.discussion_id = $1 order by s.created_at, s.id limit 20`, [discussionId]);
    return rows.map(toIssue);
  }

  async issuesOf(personId: PersonId, communityIds: readonly CommunityId[], limit: number): Promise<Issue[]> {
    const rows: IssueRow[] = await currentManager().query(`select ${ISSUE} from issue s join community c on c.id = s.community_id where s.owner_id = $1 and s.community_id = any ($2::uuid[]) and c.closed_at is null and ${OPEN} order by s.due_on nulls last, s.changed_at desc, s.id limit $3`, [personId, communityIds, limit]);
    return rows.map(toIssue);
  }

  async addIssue({ id, initiativeId, communityId, title, text, kind, severity, state, owner, dueOn, involved, discussionId, author, createdAt }: Omit<Issue, 'number'>, step: IssueStep): Promise<number | null> {
    // Sent twice at once, the second waits here and takes no number.
    await currentManager().query('select 1 from initiative where id = $1 for update', [initiativeId]);
    if ((await currentManager().query<unknown[]>('select 1 from issue where id = $1', [id])).length > 0) return null;
    const [added]: { number: number }[] = await currentManager().query(
      `with i as (select issue_count + 1 as number from initiative where id = $2)
       insert into issue (id, initiative_id, community_id, number, title, text, kind, severity, state, owner_id, owner_name, due_on, involved, discussion_id, author_id, author_name, created_at, changed_at)
       select $1::uuid, $2::uuid, $3::uuid, i.number, $4, $5::jsonb, $6, $7, $8, $9::uuid, $10, $11::date, $12::jsonb, $13::uuid, $14::uuid, $15, $16::timestamptz, $16::timestamptz from i on conflict (id) do nothing returning number`,
      [id, initiativeId, communityId, title, JSON.stringify(text), kind, severity, state, owner?.personId ?? null, owner?.name ?? null, dueOn, JSON.stringify(involved), discussionId, author.personId, author.name, createdAt],
    );
    if (!added) return null;
    await currentManager().query('update initiative set issue_count = issue_count + 1 where id = $1', [initiativeId]);
    await this.addStep(id, communityId, step);
    return added.number;
  }

  async changeIssue({ id, communityId, title, text, kind, severity, state, owner, dueOn, involved, discussionId, changedAt }: Issue, seenRevision: number, step: Omit<IssueStep, 'sequence'>): Promise<boolean> {
    const [, changed]: [unknown, number] = await currentManager().query(
      'update issue set title = $3, text = $4, kind = $5, severity = $6, state = $7, owner_id = $8, owner_name = $9, due_on = $10, involved = $11, discussion_id = $12, changed_at = $13, revision = revision + 1 where id = $1 and revision = $2',
      [id, seenRevision, title, JSON.stringify(text), kind, severity, state, owner?.personId ?? null, owner?.name ?? null, dueOn, JSON.stringify(involved), discussionId, changedAt],
    );
    if (changed === 0) return false;
    const [{ last }]: [{ last: number }] = await currentManager().query('select max(sequence) as last from issue_step where issue_id = $1', [id]);
    await this.addStep(id, communityId, { ...step, sequence: last + 1 });
    return true;
  }

  async steps(id: IssueId): Promise<IssueStep[]> {
    const rows: (Omit<IssueStep, 'by'> & { personId: PersonId; name: string })[] = await currentManager().query('select sequence, at, person_id as "personId", person_name as name, changes, reason from issue_step where issue_id = $1 order by sequence desc limit 500', [id]);
    return rows.map(({ personId, name, ...step }) => ({ ...step, by: { personId, name } }));
  }

  async lockOverdue(today: string): Promise<Issue | null> {
    const [row]: IssueRow[] = await currentManager().query(`select ${ISSUE} from issue s where s.due_on < $1::date and ${OPEN} and s.told_of is distinct from s.due_on and not exists (select 1 from community c where c.id = s.community_id and c.closed_at is not null) order by s.due_on, s.id limit 1 for update of s skip locked`, [today]);
    return row ? toIssue(row) : null;
  }

  async markTold(id: IssueId, dueOn: string): Promise<void> {
    await currentManager().query('update issue set told_of = $2::date where id = $1', [id, dueOn]);
  }

  async initiativeVersions(after: InitiativeId | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return currentManager().query('select id, revision as version from initiative where ($1::uuid is null or id > $1::uuid) order by id limit $2', [after, limit]);
  }

  async issueVersions(after: IssueId | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return currentManager().query('select id, revision as version from issue where ($1::uuid is null or id > $1::uuid) order by id limit $2', [after, limit]);
  }

  private async addStep(id: IssueId, communityId: CommunityId, { sequence, at, by, changes, reason }: IssueStep): Promise<void> {
    await currentManager().query('insert into issue_step (issue_id, sequence, community_id, at, person_id, person_name, changes, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, sequence, communityId, at, by.personId, by.name, JSON.stringify(changes), reason]);
  }
}

function conditionsOf({ initiativeId, state, kind, severity, ownerId, overdueOn }: IssueQuery): { readonly where: string; readonly parameters: unknown[] } {
  const parameters: unknown[] = [initiativeId];
  const take = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [
    's.initiative_id = $1',
    ...(state === 'DA_CHIUDERE' ? [OPEN] : state ? [`s.state = ${take(state)}`] : []),
    ...(kind ? [`s.kind = ${take(kind)}`] : []),
    ...(severity ? [`s.severity = ${take(severity)}`] : []),
    ...(ownerId ? [`s.owner_id = ${take(ownerId)}`] : []),
    ...(overdueOn ? [`s.due_on < ${take(overdueOn)}::date and ${OPEN}`] : []),
  ];
  return { where: where.join(' and '), parameters };
}

function toIssue({ ownerId, ownerName, authorId, authorName, ...row }: IssueRow): Issue {
  return { ...row, owner: ownerId ? { personId: ownerId, name: ownerName } : null, author: { personId: authorId, name: authorName } };
}
