import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of themselves to colleagues, and the one door by which the network finds each other. */
export class CreateProfiles1799600000010 implements MigrationInterface {
  name = 'CreateProfiles1799600000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_profile (
        person_id uuid primary key references person (id) on delete cascade,
        subjects text[] not null default '{}' check (cardinality(subjects) <= 10),
        expertise text not null default '' check (length(expertise) <= 300),
        contact text not null default '' check (length(contact) <= 200),
        visibility text not null check (visibility in ('RETE', 'COMUNITA')),
        revision integer not null
      )`);
    await runner.query(`
      comment on table person_profile is 'What a person says of himself; name, roles and Enti are those of his account. Without a row: nothing, and the network finds him';
      comment on column person_profile.subjects is 'Keys of subject';
      comment on column person_profile.contact is 'How he wants to be reached; empty: he does not say';
      comment on column person_profile.visibility is 'RETE: whoever has a role in an Ente; COMUNITA: who shares a community or an Ente with him'`);
    await runner.query('create index person_profile_subjects on person_profile using gin (subjects)');
    await runner.query('create index practice_revision_of_author on practice_revision (author_id) where author_id is not null');
    await runner.query('alter table person_profile enable row level security, force row level security');
    await runner.query('create policy person_profile_own on person_profile using ((select app_is_system()) or person_id = (select app_person_id())) with check ((select app_is_system()) or person_id = (select app_person_id()))');
    // The walls of person and membership let nobody see people of other Enti, addresses included. This door shows names, roles and what somebody says of himself, to whom he says it; it runs as the
    // platform to look behind them, and asks itself who looks.
    await runner.query(`
      create function network_people(only_ids uuid[], in_community uuid) returns table (person_id uuid, name text, surname text, since timestamptz, roles jsonb, subjects text[], expertise text, contact text, visibility text)
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
            (in_community = any (app_community_ids()) or exists (select 1 from community k where k.id = in_community and k.visibility <> 'INVITO'))
            and exists (select 1 from communities_of_person(p.id) c where c = in_community)))
      $$`);
    await runner.query(`comment on function network_people is 'People with a role in an Ente, for who has one: never an address of mail, and nobody who shows himself to others only. Members of a community by invitation are told to its members'`);
    await runner.query('revoke all on function network_people from public');
    await runner.query('grant execute on function network_people to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function network_people');
    await runner.query('drop index practice_revision_of_author');
    await runner.query('drop table person_profile');
  }
}
