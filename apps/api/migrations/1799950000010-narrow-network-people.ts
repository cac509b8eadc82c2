import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of the members of a community: of open ones and of those for the whole network everybody; of the others who is in it, in its parent, or in its territory. */
const KNOWN = `k.visibility = 'PUBBLICA' or (k.visibility = 'MEMBRI' and case when k.parent_id is not null then k.parent_id = any (app_community_ids()) when k.provincia_id is not null then k.provincia_id = any (app_provincia_ids()) else true end)`;
const NOT_BY_INVITATION = `k.visibility <> 'INVITO'`;

/** The door to people of the network knows of working groups and of spaces of territories. */
export class NarrowNetworkPeople1799950000010 implements MigrationInterface {
  name = 'NarrowNetworkPeople1799950000010';

  up(runner: QueryRunner): Promise<void> {
    return this.open(runner, KNOWN);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.open(runner, NOT_BY_INVITATION);
  }

  private async open(runner: QueryRunner, known: string): Promise<void> {
    await runner.query(`
      create or replace function network_people(only_ids uuid[], in_community uuid) returns table (person_id uuid, name text, surname text, since timestamptz, roles jsonb, subjects text[], expertise text, contact text, visibility text)
      language sql stable security definer set search_path = public, pg_temp set app.system = 'on' as $$
        with held as (
          select m.person_id, min(m.valid_from) as since, bool_or(m.ente_id = any (app_ente_ids())) as colleague,
            jsonb_agg(jsonb_build_object('enteId', m.ente_id, 'enteKind', m.ente_kind, 'role', m.role) order by m.valid_from, m.id) as roles
          from membership m where m.valid_to is null and cardinality(app_ente_ids()) > 0 and (only_ids is null or m.person_id = any (only_ids)) group by m.person_id)
        select p.id, p.name, p.surname, h.since, h.roles, coalesce(r.subjects, '{}'), coalesce(r.expertise, ''), coalesce(r.contact, ''), coalesce(r.visibility, 'RETE')
        from held h join person p on p.id = h.person_id left join person_profile r on r.person_id = p.id
        where p.disabled_at is null
          and (coalesce(r.visibility, 'RETE') = 'RETE' or p.id = app_person_id() or h.colleague or exists (select 1 from communities_of_person(p.id) c where c = any (app_community_ids())))
          and (in_community is null or (
            (in_community = any (app_community_ids()) or exists (select 1 from community k where k.id = in_community and (${known})))
            and exists (select 1 from communities_of_person(p.id) c where c = in_community)))
      $$`);
  }
}
