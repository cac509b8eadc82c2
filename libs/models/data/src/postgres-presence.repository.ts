import type { Place, PresentPeople } from '@province-comuni/models-contract';
import { peopleOf, samePlace, type InstanceId, type Presence, type PresenceRepository } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

interface Row {
  readonly connection_id: string;
  readonly instance_id: InstanceId;
  readonly ente_id: EnteId;
  readonly person_id: PersonId;
  readonly person_name: string;
  readonly place_kind: Place['kind'] | null;
  readonly place_key: string | null;
}

const query = <T>(sql: string, parameters: readonly unknown[]): Promise<T[]> => currentManager().query(sql, [...parameters]) as Promise<T[]>;

/** Open pages in PostgreSQL, behind row level security like the instances they show. */
export class PostgresPresenceRepository implements PresenceRepository {
  async enteOf(instanceId: InstanceId): Promise<EnteId | null> {
    const [row] = await query<{ ente_id: EnteId }>('select ente_id from instance where id = $1', [instanceId]);
    return row?.ente_id ?? null;
  }

  async put(presence: Presence): Promise<boolean> {
    const [before] = await query<Row>('select * from presence where connection_id = $1 for update', [presence.connectionId]);
    await query(
      `insert into presence (connection_id, instance_id, ente_id, person_id, person_name, place_kind, place_key, seen_at) values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())
       on conflict (connection_id) do update set instance_id = excluded.instance_id, ente_id = excluded.ente_id, person_id = excluded.person_id, person_name = excluded.person_name,
         place_kind = excluded.place_kind, place_key = excluded.place_key, seen_at = excluded.seen_at`,
      [presence.connectionId, presence.instanceId, presence.enteId, presence.personId, presence.personName, presence.place?.kind ?? null, presence.place?.key ?? null],
    );
    return before?.instance_id !== presence.instanceId || !samePlace(placeOf(before), presence.place);
  }

  async remove(connectionId: string): Promise<InstanceId | null> {
    const [row] = await query<Row>('with gone as (delete from presence where connection_id = $1 returning instance_id) select instance_id from gone', [connectionId]);
    return row?.instance_id ?? null;
  }

  async keep(connectionIds: readonly string[]): Promise<void> {
    if (connectionIds.length > 0) await query('update presence set seen_at = clock_timestamp() where connection_id = any ($1)', [connectionIds]);
  }

  async removeExpired(lifeSeconds: number): Promise<InstanceId[]> {
    const rows = await query<Row>(`with gone as (delete from presence where seen_at < clock_timestamp() - $1 * interval '1 second' returning instance_id) select distinct instance_id from gone`, [lifeSeconds]);
    return rows.map((row) => row.instance_id);
  }

  async peopleIn(instanceId: InstanceId, lifeSeconds: number): Promise<PresentPeople> {
    // The moment is taken before the rows are read: a list never claims to be newer than what it holds.
    const [time] = await query<{ moment: string }>('select (extract(epoch from clock_timestamp()) * 1000)::text as moment', []);
    const rows = await query<Row>(`select * from presence where instance_id = $1 and seen_at >= clock_timestamp() - $2 * interval '1 second'`, [instanceId, lifeSeconds]);
    return { instanceId, moment: Number(time!.moment), people: peopleOf(rows.map(toPresence)) };
  }
}

function placeOf(row: Row | undefined): Place | null {
  return row?.place_kind && row.place_key ? { kind: row.place_kind, key: row.place_key } : null;
}

function toPresence(row: Row): Presence {
  return { connectionId: row.connection_id, instanceId: row.instance_id, enteId: row.ente_id, personId: row.person_id, personName: row.person_name, place: placeOf(row) };
}
