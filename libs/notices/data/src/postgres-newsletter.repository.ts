import type { LetterOutcome, Newsletter, NewsletterFigures, NewsletterId, NewsletterReaders, NewsletterRepository } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const NEWSLETTER = 'n.id, n.number, n.title, n.intro, n.sections, n.readers, n.state, n.send_at as "sendAt", n.sent_at as "sentAt", n.revision, n.changed_by as "changedBy", n.changed_at as "changedAt"';
/** Of what kinds the Enti are whose people an issue goes to. */
const IS_READER: Readonly<Record<NewsletterReaders, string>> = { TUTTI: 'true', PROVINCE: `m.ente_kind in ('PROVINCIA', 'UPI')`, COMUNI: `m.ente_kind not in ('PROVINCIA', 'UPI')` };

/** The newsletter in PostgreSQL, behind row level security: only what was sent is there for others than the platform. */
export class PostgresNewsletterRepository implements NewsletterRepository {
  async list(before: Date | null, limit: number): Promise<Newsletter[]> {
    return currentManager().query(`select ${NEWSLETTER} from newsletter n where $1::timestamptz is null or n.changed_at < $1 order by n.changed_at desc, n.id limit $2`, [before, limit]);
  }

  async find(id: NewsletterId): Promise<Newsletter | null> {
    return this.one('n.id = $1', [id]);
  }

  async lock(id: NewsletterId): Promise<Newsletter | null> {
    return this.one('n.id = $1 for update', [id]);
  }

  async add({ id, title, intro, sections, readers, state, revision, changedBy, changedAt }: Newsletter): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('insert into newsletter (id, title, intro, sections, readers, state, revision, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning 1', [id, title, intro, JSON.stringify(sections), readers, state, revision, changedBy, changedAt]);
    return rows.length > 0;
  }

  async save({ id, number, title, intro, sections, readers, state, sendAt, sentAt, revision, changedBy, changedAt }: Newsletter): Promise<void> {
    await currentManager().query('update newsletter set number = $2, title = $3, intro = $4, sections = $5, readers = $6, state = $7, send_at = $8, sent_at = $9, revision = $10, changed_by = $11, changed_at = $12 where id = $1', [id, number, title, intro, JSON.stringify(sections), readers, state, sendAt, sentAt, revision, changedBy, changedAt]);
  }

  async remove(id: NewsletterId): Promise<void> {
    await currentManager().query('delete from newsletter where id = $1', [id]);
  }

  async figures(id: NewsletterId, items: number): Promise<NewsletterFigures> {
    const letters: { outcome: LetterOutcome | null; count: number }[] = await currentManager().query('select outcome, count(*)::int as count from newsletter_letter where newsletter_id = $1 group by outcome', [id]);
    const opened: { item: number; count: number }[] = await currentManager().query('select item, sum(count)::int as count from newsletter_opening where newsletter_id = $1 group by item', [id]);
    const of = (outcome: LetterOutcome | null): number => letters.find((each) => each.outcome === outcome)?.count ?? 0;
    return { written: of('INVIATA'), unwanted: of('NON_VOLUTA'), unreachable: of('NON_RAGGIUNGIBILE'), waiting: of(null), openings: Array.from({ length: items }, (_, item) => opened.find((each) => each.item === item)?.count ?? 0) };
  }

  async sent(before: number | null, limit: number): Promise<Newsletter[]> {
    return currentManager().query(`select ${NEWSLETTER} from newsletter n where n.state = 'INVIATA' and ($1::int is null or n.number < $1) order by n.number desc limit $2`, [before, limit]);
  }

  async byNumber(number: number): Promise<Newsletter | null> {
    return this.one('n.number = $1', [number]);
  }

  async lockDue(now: Date): Promise<Newsletter | null> {
    return this.one(`n.state = 'PROGRAMMATA' and n.send_at <= $1 order by n.send_at, n.id limit 1 for update skip locked`, [now]);
  }

  async inSending(): Promise<Newsletter[]> {
    return currentManager().query(`select ${NEWSLETTER} from newsletter n where n.state = 'IN_INVIO' order by n.number`);
  }

  async nextNumber(): Promise<number> {
    await currentManager().query(`select pg_advisory_xact_lock(hashtextextended('newsletter number', 0))`);
    const [row]: [{ next: number }] = await currentManager().query('select coalesce(max(number), 0) + 1 as next from newsletter');
    return row.next;
  }

  async addressAll(id: NewsletterId, readers: NewsletterReaders): Promise<void> {
    await currentManager().query(`insert into newsletter_letter (newsletter_id, person_id) select distinct $1::uuid, m.person_id from membership m join person p on p.id = m.person_id where m.valid_to is null and p.disabled_at is null and ${IS_READER[readers]} on conflict do nothing`, [id]);
  }

  async lockLetters(id: NewsletterId, limit: number): Promise<PersonId[]> {
    const rows: { id: PersonId }[] = await currentManager().query('select person_id as id from newsletter_letter where newsletter_id = $1 and outcome is null order by person_id limit $2 for update skip locked', [id, limit]);
    return rows.map((row) => row.id);
  }

  async unwantedBy(ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
    const rows: { id: PersonId }[] = await currentManager().query(`select distinct person_id as id from mail_choice where person_id = any ($1::uuid[]) and place_kind in ('*', 'newsletter')`, [ids]);
    return new Set(rows.map((row) => row.id));
  }

  async noteLetters(id: NewsletterId, outcomes: ReadonlyMap<PersonId, LetterOutcome>, at: Date): Promise<void> {
    await currentManager().query('update newsletter_letter l set outcome = o.outcome, at = $4 from unnest($2::uuid[], $3::text[]) as o (person_id, outcome) where l.newsletter_id = $1 and l.person_id = o.person_id', [id, [...outcomes.keys()], [...outcomes.values()], at]);
  }

  async hasWaiting(id: NewsletterId): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('select 1 from newsletter_letter where newsletter_id = $1 and outcome is null limit 1', [id]);
    return rows.length > 0;
  }

  async noteOpening(id: NewsletterId, item: number, day: string): Promise<void> {
    await currentManager().query('insert into newsletter_opening (newsletter_id, item, day, count) values ($1, $2, $3, 1) on conflict (newsletter_id, item, day) do update set count = newsletter_opening.count + 1', [id, item, day]);
  }

  private async one(where: string, parameters: unknown[]): Promise<Newsletter | null> {
    const [found]: Newsletter[] = await currentManager().query(`select ${NEWSLETTER} from newsletter n where ${where}`, parameters);
    return found ?? null;
  }
}
