import type { NoticeTopic } from '@province-comuni/notices-contract';
import type { MailChoice, MailFrequency, NoticeChoice, NoticeChoiceRepository, StandingChoices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { ALL } from './postgres-mail-choice.repository.js';

/** What people chose for kinds of notices, behind row level security: each person's own. */
export class PostgresNoticeChoiceRepository implements NoticeChoiceRepository {
  async choicesOf(personId: PersonId): Promise<readonly NoticeChoice[]> {
    return currentManager().query('select topic, in_product as "inProduct", mail from notice_choice where person_id = $1', [personId]);
  }

  async chooseProduct(personId: PersonId, topic: NoticeTopic, inProduct: boolean): Promise<void> {
    await currentManager().query('insert into notice_choice (person_id, topic, in_product) values ($1, $2, $3) on conflict (person_id, topic) do update set in_product = excluded.in_product', [personId, topic, inProduct]);
  }

  async chooseMail(personId: PersonId, topic: NoticeTopic, mail: MailFrequency | null, at: Date): Promise<void> {
    await currentManager().query('insert into notice_choice (person_id, topic, mail) values ($1, $2, $3) on conflict (person_id, topic) do update set mail = excluded.mail', [personId, topic, mail]);
    if (mail === null) return;
    const isChosenForItsPlace = `exists (select 1 from mail_choice c where c.person_id = n.person_id and c.topic = n.topic
      and (n.mail -> 'place' = jsonb_build_object('kind', c.place_kind, 'id', c.place_id) or n.subjects @> jsonb_build_array(jsonb_build_object('kind', c.place_kind, 'id', c.place_id))))`;
    const change = mail === 'MAI' ? `told_at = $3, text = '', mail = null` : 'frequency = $3, not_before = null';
    await currentManager().query(`update notice n set ${change} where n.person_id = $1 and n.topic = $2 and n.told_at is null and not ${isChosenForItsPlace}`, [personId, topic, mail === 'MAI' ? at : mail]);
  }

  async standingOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StandingChoices>> {
    const rows: { personId: PersonId; isOn: boolean; places: MailChoice[]; kinds: NoticeChoice[] }[] = await currentManager().query(
      `select p.id as "personId", not exists (select 1 from mail_choice c where c.person_id = p.id and c.place_kind = $2) as "isOn",
         coalesce((select json_agg(json_build_object('place', json_build_object('kind', c.place_kind, 'id', c.place_id), 'topic', c.topic, 'frequency', c.frequency)) from mail_choice c where c.person_id = p.id and c.place_kind <> $2), '[]') as places,
         coalesce((select json_agg(json_build_object('topic', k.topic, 'inProduct', k.in_product, 'mail', k.mail)) from notice_choice k where k.person_id = p.id), '[]') as kinds
       from unnest($1::uuid[]) as p (id)`,
      [ids, ALL],
    );
    return new Map(rows.map(({ personId, ...standing }) => [personId, standing]));
  }
}
