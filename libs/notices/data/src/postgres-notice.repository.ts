import type { Follower, NoticeSubject } from '@province-comuni/notices-contract';
import { MOST_FOLLOWED, type DueNotices, type Follow, type Notice, type NoticePlace, type NoticeRepository, type PostedNotice } from '@province-comuni/notices-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const NOTICE = 'n.id, n.person_id as "personId", n.topic, n.key, n.title, n.text, n.href, n.subjects, n.created_at as "createdAt", n.mail, n.read_at as "readAt", n.late_from as "lateFrom"';
const FOLLOW = 'f.person_id as "personId", f.kind, f.subject_id as id, f.frequency, f.since';
/** From the quickest to the slowest. */
const QUICKEST = `(array['SUBITO', 'GIORNALIERA', 'SETTIMANALE'])[min(array_position(array['SUBITO', 'GIORNALIERA', 'SETTIMANALE'], f.frequency))]`;

/** Rows that are to be told: frequency $1, by the moment $2; posted before $3, where that digest is due, and not had by period $4. */
const DUE = (row: string): string => `${row}.told_at is null and ${row}.frequency = $1 and (${row}.not_before is null or ${row}.not_before <= $2) and ($3::timestamptz is null or ${row}.created_at < $3)
  and ($4::text is null or not exists (select 1 from notice_digest d where d.person_id = ${row}.person_id and d.period = $4))`;

/** Notices and follows in PostgreSQL, behind row level security: each person's own. */
export class PostgresNoticeRepository implements NoticeRepository {
  async add(notices: readonly PostedNotice[], at: Date): Promise<{ personId: PersonId; inProduct: boolean }[]> {
    if (notices.length === 0) return [];
    return currentManager().query(
      // Who wants no letter has none to wait for, and no text that only a letter would show.
      `insert into notice (person_id, topic, key, title, text, href, subjects, frequency, mail, in_product, late_from, told_at, created_at)
       select n.person_id, n.topic, n.key, n.title, case when n.mailed then n.text else '' end, n.href, n.subjects, n.frequency, case when n.mailed then n.mail end, n.in_product, n.late_from, case when not n.mailed then $2::timestamptz end, $2
       from jsonb_to_recordset($1::jsonb) as n (person_id uuid, topic text, key text, title text, text text, href text, subjects jsonb, frequency text, mail jsonb, in_product boolean, late_from timestamptz, mailed boolean)
       on conflict (person_id, key) do nothing returning person_id as "personId", in_product as "inProduct"`,
      [JSON.stringify(notices.map(rowOf)), at],
    );
  }

  async listOf(personId: PersonId, unreadOnly: boolean, after: NoticePlace | null, limit: number): Promise<Notice[]> {
    // The first of the two conditions is what the index of a person's notices begins from.
    const beyond = after === null ? '' : 'and n.created_at <= $4 and (n.created_at < $4 or n.id > $5)';
    return currentManager().query(`select ${NOTICE} from notice n where n.person_id = $1 and n.in_product and (not $2::boolean or n.read_at is null) ${beyond} order by n.created_at desc, n.id limit $3`, [personId, unreadOnly, limit, ...(after === null ? [] : [after.createdAt, after.id])]);
  }

  async markRead(personId: PersonId, ids: readonly string[] | null, at: Date): Promise<void> {
    await currentManager().query('update notice set read_at = $3 where person_id = $1 and in_product and ($2::uuid[] is null or id = any ($2::uuid[])) and read_at is null', [personId, ids, at]);
  }

  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await currentManager().query('delete from notice where id = any ($1::uuid[])', [ids]);
  }

  async lockWaiting({ frequency, now, digest }: DueNotices, limit: number): Promise<PersonId[]> {
    // A person cannot be locked here: rows of another domain. One of his notices stands for all of them.
    const rows: { person_id: PersonId }[] = await currentManager().query(
      `select n.person_id from notice n where n.id in (select distinct on (w.person_id) w.id from notice w where ${DUE('w')} order by w.person_id, w.created_at, w.id limit $5) for update skip locked`,
      [frequency, now, digest?.before ?? null, digest?.period ?? null, limit],
    );
    return rows.map((row) => row.person_id);
  }

  async untold(personId: PersonId, { frequency, now, digest }: DueNotices): Promise<Notice[]> {
    return currentManager().query(`select ${NOTICE} from notice n where n.person_id = $5 and ${DUE('n')} order by n.created_at, n.id`, [frequency, now, digest?.before ?? null, digest?.period ?? null, personId]);
  }

  async waitUntil(ids: readonly string[], moment: Date): Promise<void> {
    if (ids.length > 0) await currentManager().query('update notice set not_before = $2 where id = any ($1::uuid[])', [ids, moment]);
  }

  async beginDigest(personId: PersonId, period: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('insert into notice_digest (person_id, period, at) values ($1, $2, $3) on conflict do nothing returning 1', [personId, period, at]);
    return rows.length > 0;
  }

  async markTold(ids: readonly string[], at: Date): Promise<void> {
    // What is in the letter stays nowhere else: a comment that is deleted later leaves no copy here.
    if (ids.length > 0) await currentManager().query(`update notice set told_at = $2, text = '', mail = null where id = any ($1::uuid[])`, [ids, at]);
  }

  async removeBefore(moment: Date): Promise<void> {
    await currentManager().query('delete from notice where created_at < $1', [moment]);
    await currentManager().query('delete from notice_digest where at < $1', [moment]);
  }

  async followsOf(personId: PersonId): Promise<Follow[]> {
    return currentManager().query(`select ${FOLLOW} from follow f where f.person_id = $1 order by f.since desc, f.kind, f.subject_id`, [personId]);
  }

  async isFollowing(personId: PersonId, { kind, id }: NoticeSubject): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('select 1 from follow where person_id = $1 and kind = $2 and subject_id = $3', [personId, kind, id]);
    return rows.length > 0;
  }

  async follow({ personId, kind, id, frequency, since }: Follow): Promise<void> {
    await currentManager().query('insert into follow (person_id, kind, subject_id, frequency, since) values ($1, $2, $3, $4, $5) on conflict (person_id, kind, subject_id) do update set frequency = excluded.frequency', [personId, kind, id, frequency, since]);
  }

  async beginFollow({ personId, kind, id, frequency, since }: Follow): Promise<void> {
    await currentManager().query(kept('insert into follow (person_id, kind, subject_id, frequency, since) select $1, $2, $3, $4, $5 where (select count(*) from follow where person_id = $1) < $6 on conflict (person_id, kind, subject_id) do nothing'), [personId, kind, id, frequency, since, MOST_FOLLOWED]);
  }

  async unfollow(personId: PersonId, { kind, id }: NoticeSubject): Promise<void> {
    await currentManager().query('delete from follow where person_id = $1 and kind = $2 and subject_id = $3', [personId, kind, id]);
  }

  async waitingFor(key: string): Promise<PersonId[]> {
    const rows: { person_id: PersonId }[] = await currentManager().query('select person_id from notice where key = $1 and told_at is null order by person_id', [key]);
    return rows.map((row) => row.person_id);
  }

  async rewrite(key: string, texts: ReadonlyMap<PersonId, string>): Promise<void> {
    await currentManager().query('update notice n set text = t.text from unnest($2::uuid[], $3::text[]) as t (person_id, text) where n.key = $1 and n.person_id = t.person_id and n.told_at is null', [key, [...texts.keys()], [...texts.values()]]);
  }

  async carryFollowers(from: NoticeSubject, to: NoticeSubject, stays: boolean, since: Date): Promise<void> {
    await currentManager().query('insert into follow (person_id, kind, subject_id, frequency, since) select person_id, $3, $4, frequency, $5 from follow where kind = $1 and subject_id = $2 on conflict (person_id, kind, subject_id) do nothing', [from.kind, from.id, to.kind, to.id, since]);
    if (!stays) await currentManager().query('delete from follow where kind = $1 and subject_id = $2', [from.kind, from.id]);
  }

  async followersOf(subjects: readonly NoticeSubject[]): Promise<Follower[]> {
    return currentManager().query(
      `select f.person_id as "personId", ${QUICKEST} as frequency from follow f join unnest($1::text[], $2::text[]) as s (kind, id) on f.kind = s.kind and f.subject_id = s.id group by f.person_id`,
      [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
    );
  }
}

function rowOf({ notice: { personId, frequency, lateFrom, ...rest }, delivery: { inProduct, mail } }: PostedNotice): object {
  const mailed = mail !== 'MAI';
  return { ...rest, person_id: personId, frequency: mailed ? mail : frequency, in_product: inProduct, late_from: lateFrom, mailed };
}
