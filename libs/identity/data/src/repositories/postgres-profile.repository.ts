import type { DirectoryQuery, NetworkPerson, Page, PageRequest, ProfileRepository, ProfileWords } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

const WORDS = 'subjects, expertise, contact, visibility';
const PERSON = `n.person_id as "personId", n.name, n.surname, n.since, n.roles, n.subjects, n.expertise, n.contact, n.visibility`;
/** Name, and what he says of himself, as words. */
const SAID = `lower(unaccent(' ' || n.name || ' ' || n.surname || ' ' || regexp_replace(n.expertise || ' ' || array_to_string(n.subjects, ' '), '[^[:alnum:]]+', ' ', 'g')))`;
const ORDERS = { COGNOME: 'n.surname, n.name, n.person_id', RECENTI: 'n.since desc, n.surname, n.name, n.person_id' } as const;

/** Profiles in PostgreSQL; people of other Enti by the one door that the walls leave open. */
export class PostgresProfileRepository implements ProfileRepository {
  async find(personId: PersonId): Promise<NetworkPerson | null> {
    const [found] = await this.among([personId]);
    return found ?? null;
  }

  async among(ids: readonly PersonId[]): Promise<readonly NetworkPerson[]> {
    return currentManager().query(`select ${PERSON} from network_people($1::uuid[], null) n`, [ids]);
  }

  async search({ words, enteId, subject, communityId, order }: DirectoryQuery, page: PageRequest): Promise<Page<NetworkPerson>> {
    const parameters: unknown[] = [communityId ?? null, page.limit, page.offset];
    const take = (value: unknown): string => `$${parameters.push(value)}`;
    const where = [
      ...(words ?? []).map(({ beginning, enteIds }) => `(${SAID} like '% ' || lower(unaccent(${take(beginning.replace(/[\\%_]/g, '\\$&'))})) || '%' or exists (select 1 from jsonb_array_elements(n.roles) r where (r ->> 'enteId')::uuid = any (${take(enteIds)}::uuid[])))`),
      ...(enteId ? [`n.roles @> jsonb_build_array(jsonb_build_object('enteId', ${take(enteId)}::text))`] : []),
      ...(subject ? [`${take(subject)} = any (n.subjects)`] : []),
    ];
    const rows: (NetworkPerson & { total: number })[] = await currentManager().query(
      `with found as materialized (select * from network_people(null, $1::uuid) n ${where.length > 0 ? `where ${where.join(' and ')}` : ''})
       select c.total, p.* from (select count(*)::int as total from found) c left join lateral (select ${PERSON} from found n order by ${ORDERS[order]} limit $2 offset $3) p on true`,
      parameters,
    );
    return { items: rows.filter(({ personId }) => personId !== null).map(({ total: _, ...person }) => person), total: rows[0]!.total };
  }

  async entiWithPeople(limit: number): Promise<readonly { readonly enteId: EnteId; readonly count: number }[]> {
    return currentManager().query(`select (r ->> 'enteId')::uuid as "enteId", count(*)::int as count from network_people(null, null) n cross join jsonb_array_elements(n.roles) r group by 1 order by 2 desc, 1 limit $1`, [limit]);
  }

  async ownWords(personId: PersonId): Promise<(ProfileWords & { readonly revision: number }) | null> {
    const [found]: (ProfileWords & { revision: number })[] = await currentManager().query(`select ${WORDS}, revision from person_profile where person_id = $1`, [personId]);
    return found ?? null;
  }

  async saveWords(personId: PersonId, { subjects, expertise, contact, visibility }: ProfileWords, seenRevision: number): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(
      `insert into person_profile (person_id, ${WORDS}, revision) select $1::uuid, $2::text[], $3::text, $4::text, $5::text, 1 where $6::int = 0 or exists (select 1 from person_profile where person_id = $1)
       on conflict (person_id) do update set subjects = excluded.subjects, expertise = excluded.expertise, contact = excluded.contact, visibility = excluded.visibility, revision = person_profile.revision + 1
         where person_profile.revision = $6::int
       returning 1`,
      [personId, subjects, expertise, contact, visibility, seenRevision],
    );
    return rows.length > 0;
  }
}
