import type { Membership } from '@province-comuni/identity-contract';
import type { SessionHolder, SessionHolders } from '@province-comuni/identity-domain';
import { askAlone, kept, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { DataSource } from 'typeorm';

interface HolderRow {
  readonly id: string;
  readonly personId: PersonId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly secondFactorAt: Date | null;
  readonly userAgent: string;
  readonly address: string;
  readonly name: string;
  readonly surname: string;
  readonly disabledAt: Date | null;
  readonly memberships: readonly Membership[];
  readonly communityIds: readonly string[];
}

// Communities and territory are of other domains, which answer for them with functions.
const columns = (provincia: string): string => `s.id, s.person_id as "personId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.second_factor_at as "secondFactorAt", s.user_agent as "userAgent", s.address, p.name, p.surname, p.disabled_at as "disabledAt",
     coalesce((select json_agg(json_build_object('enteId', m.ente_id, 'enteKind', m.ente_kind, 'role', m.role, 'provinciaId', ${provincia}) order by m.valid_from, m.id) from membership m where m.person_id = s.person_id and m.valid_to is null), '[]') as memberships,
     to_json(array(select c from communities_of_person(s.person_id) c order by c)) as "communityIds"
   from session s join person p on p.id = s.person_id`;
const HOLDER = kept(`select ${columns('provincia_of_ente(m.ente_id)')} where s.token_hash = $1`);
// Many people are of few Enti: where each of these is, is asked once.
const HOLDERS = kept(
  `with asked as materialized (select t as token_hash from unnest(string_to_array($1, ',')) t),
     place as materialized (select d.ente_id, provincia_of_ente(d.ente_id) as provincia_id from (select distinct m.ente_id from asked a join session s on s.token_hash = a.token_hash join membership m on m.person_id = s.person_id and m.valid_to is null) d)
   select s.token_hash as "tokenHash", ${columns('(select l.provincia_id from place l where l.ente_id = m.ente_id)')} where s.token_hash in (select token_hash from asked)`,
);
/** More at once would keep others from the database. */
const MOST_AT_ONCE = 500;

/** Session, person, roles and communities in one statement and one message to the server: every request begins with it. */
export class PostgresSessionHolders implements SessionHolders {
  constructor(private readonly dataSource: DataSource) {}

  async find(tokenHash: string): Promise<SessionHolder | null> {
    const [row] = await askAlone<HolderRow>(this.dataSource, SYSTEM_ACCESS, HOLDER, [tokenHash]);
    return row ? toHolder(row) : null;
  }

  async findAll(tokenHashes: readonly string[]): Promise<ReadonlyMap<string, SessionHolder>> {
    const found = new Map<string, SessionHolder>();
    for (let from = 0; from < tokenHashes.length; from += MOST_AT_ONCE) {
      const rows = await askAlone<HolderRow & { readonly tokenHash: string }>(this.dataSource, SYSTEM_ACCESS, HOLDERS, [tokenHashes.slice(from, from + MOST_AT_ONCE).join(',')]);
      for (const { tokenHash, ...row } of rows) found.set(tokenHash, toHolder(row));
    }
    return found;
  }
}

function toHolder({ personId, name, surname, disabledAt, memberships, communityIds, ...session }: HolderRow): SessionHolder {
  return { session: { ...session, personId }, person: { id: personId, name, surname, disabledAt }, memberships, communityIds };
}
