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
const HOLDER = kept(
  `select s.id, s.person_id as "personId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.second_factor_at as "secondFactorAt", s.user_agent as "userAgent", s.address, p.name, p.surname, p.disabled_at as "disabledAt",
     coalesce((select json_agg(json_build_object('enteId', m.ente_id, 'enteKind', m.ente_kind, 'role', m.role, 'provinciaId', provincia_of_ente(m.ente_id)) order by m.valid_from, m.id) from membership m where m.person_id = s.person_id and m.valid_to is null), '[]') as memberships,
     to_json(array(select c from communities_of_person(s.person_id) c order by c)) as "communityIds"
   from session s join person p on p.id = s.person_id where s.token_hash = $1`,
);

/** Session, person, roles and communities in one statement and one message to the server: every request begins with it. */
export class PostgresSessionHolders implements SessionHolders {
  constructor(private readonly dataSource: DataSource) {}

  async find(tokenHash: string): Promise<SessionHolder | null> {
    const [row] = await askAlone<HolderRow>(this.dataSource, SYSTEM_ACCESS, HOLDER, [tokenHash]);
    if (!row) return null;
    const { personId, name, surname, disabledAt, memberships, communityIds, ...session } = row;
    return { session: { ...session, personId }, person: { id: personId, name, surname, disabledAt }, memberships, communityIds };
  }
}
