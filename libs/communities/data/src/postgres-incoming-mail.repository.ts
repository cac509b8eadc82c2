import type { IncomingMail, IncomingMailRepository } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const INCOMING = `i.id, i.key, i.from_address as "from", i.subject, i.received_at as "receivedAt", i.outcome, i.reason, i.person_id as "personId", i.discussion_id as "discussionId"`;

/** What came in by mail, in PostgreSQL: the platform alone finds anything. */
export class PostgresIncomingMailRepository implements IncomingMailRepository {
  async byKey(key: string): Promise<IncomingMail | null> {
    const [found]: IncomingMail[] = await currentManager().query(`select ${INCOMING} from incoming_mail i where i.key = $1`, [key]);
    return found ?? null;
  }

  async add({ id, key, from, subject, receivedAt, outcome, reason, personId, discussionId }: IncomingMail): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(
      // The discussion of an address that proves right may be gone by now.
      `insert into incoming_mail (id, key, from_address, subject, received_at, outcome, reason, person_id, discussion_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, (select d.id from discussion d where d.id = $9)) on conflict (key) do nothing returning 1`,
      [id, key, from, subject, receivedAt, outcome, reason, personId, discussionId],
    );
    return rows.length > 0;
  }

  async countOf(personId: PersonId, since: Date): Promise<number> {
    const [row]: { count: number }[] = await currentManager().query('select count(*)::int as count from incoming_mail where person_id = $1 and received_at >= $2', [personId, since]);
    return row!.count;
  }

  async list(offset: number, limit: number): Promise<{ readonly items: readonly IncomingMail[]; readonly total: number }> {
    const items: IncomingMail[] = await currentManager().query(`select ${INCOMING} from incoming_mail i order by i.received_at desc, i.id desc offset $1 limit $2`, [offset, limit]);
    const [row]: { count: number }[] = await currentManager().query('select count(*)::int as count from incoming_mail');
    return { items, total: row!.count };
  }

  async removeBefore(moment: Date): Promise<void> {
    await currentManager().query('delete from incoming_mail where received_at < $1', [moment]);
  }
}
