import type { NoticeSubject } from '@province-comuni/notices-contract';
import type { MailChoice, MailChoiceRepository, QuietHours } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

/** The place that stands for all letters. */
export const ALL = '*';

/** What people chose of their letters, behind row level security: each person's own. */
export class PostgresMailChoiceRepository implements MailChoiceRepository {
  async choicesOf(personId: PersonId): Promise<readonly MailChoice[]> {
    return currentManager().query(`select json_build_object('kind', place_kind, 'id', place_id) as place, topic, frequency from mail_choice where person_id = $1 and place_kind <> $2 order by place_kind, place_id, topic`, [personId, ALL]);
  }

  async choose(personId: PersonId, { place: { kind, id }, topic, frequency }: MailChoice): Promise<void> {
    // A link of a letter may outlive its person.
    await currentManager().query(
      `with chosen as (insert into mail_choice (person_id, place_kind, place_id, topic, frequency) select p.id, $2, $3, $4, $5 from person p where p.id = $1
         on conflict (person_id, place_kind, place_id, topic) do update set frequency = excluded.frequency returning person_id)
       update notice n set frequency = case when $5::text = 'MAI' then n.frequency else $5::text end, not_before = null,
         told_at = case when $5::text = 'MAI' then now() end, text = case when $5::text = 'MAI' then '' else n.text end, mail = case when $5::text = 'MAI' then null else n.mail end
       from chosen where n.person_id = chosen.person_id and n.told_at is null and n.topic = $4 and (n.mail -> 'place' = jsonb_build_object('kind', $2::text, 'id', $3::text) or n.subjects @> jsonb_build_array(jsonb_build_object('kind', $2::text, 'id', $3::text)))`,
      [personId, kind, id, topic, frequency],
    );
  }

  async unchoose(personId: PersonId, { kind, id }: NoticeSubject, topic: string): Promise<void> {
    await currentManager().query('delete from mail_choice where person_id = $1 and place_kind = $2 and place_id = $3 and topic = $4', [personId, kind, id, topic]);
  }

  async isOn(personId: PersonId): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('select 1 from mail_choice where person_id = $1 and place_kind = $2', [personId, ALL]);
    return rows.length === 0;
  }

  async turn(personId: PersonId, isOn: boolean, at: Date): Promise<void> {
    if (isOn) return void (await currentManager().query('delete from mail_choice where person_id = $1 and place_kind = $2', [personId, ALL]));
    await currentManager().query(`insert into mail_choice (person_id, place_kind, place_id, topic, frequency) select p.id, $2, '', '', 'MAI' from person p where p.id = $1 on conflict do nothing`, [personId, ALL]);
    await currentManager().query(`update notice set told_at = $2, text = '', mail = null where person_id = $1 and told_at is null`, [personId, at]);
  }

  async quietOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, QuietHours>> {
    const rows: (QuietHours & { personId: PersonId })[] = await currentManager().query('select person_id as "personId", from_hour as "from", to_hour as "to", weekends from mail_quiet where person_id = any ($1::uuid[])', [ids]);
    return new Map(rows.map(({ personId, from, to, weekends }) => [personId, { from, to, weekends }]));
  }

  async setQuiet(personId: PersonId, { from, to, weekends }: QuietHours): Promise<void> {
    await currentManager().query('insert into mail_quiet (person_id, from_hour, to_hour, weekends) values ($1, $2, $3, $4) on conflict (person_id) do update set from_hour = excluded.from_hour, to_hour = excluded.to_hour, weekends = excluded.weekends', [personId, from, to, weekends]);
    await currentManager().query('update notice set not_before = null where person_id = $1 and not_before is not null', [personId]);
  }
}
