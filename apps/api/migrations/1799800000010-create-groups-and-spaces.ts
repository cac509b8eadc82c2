import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Today by the calendar of the registry. */
const TODAY = `(now() at time zone 'Europe/Rome')::date`;
const MEMBER = `id = any ((select app_community_ids())::uuid[])`;
const INVITED = `(invited_ente_ids && (select app_ente_ids())::uuid[] or (select app_person_id()) = any (invited_person_ids))`;

/**
 * Sub-groups of communities and territorial spaces of a Provincia: communities like the others, with a parent or a Provincia; who may be told of them and enter them
 * is narrowed, and a member is one as long as he stands in the parent and in the territory.
 */
export class CreateGroupsAndSpaces1799800000010 implements MigrationInterface {
  name = 'CreateGroupsAndSpaces1799800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table community
        add column parent_id uuid references community (id) on delete cascade,
        add column provincia_id uuid references ente (id),
        add column invited_ente_ids uuid[] not null default '{}',
        add column invited_person_ids uuid[] not null default '{}',
        add column opened_at timestamptz,
        add column closed_at timestamptz,
        add column closed_by_name text not null default '',
        add column reserved boolean not null generated always as (visibility = 'INVITO' or (provincia_id is not null and visibility <> 'PUBBLICA')) stored,
        add constraint community_not_its_own_parent check (parent_id <> id);
      create index community_of_parent on community (parent_id) where parent_id is not null;
      create index community_of_provincia on community (provincia_id) where provincia_id is not null;
      comment on column community.parent_id is 'Community of which it is a working group; one level only, never read by more people than that';
      comment on column community.provincia_id is 'Provincia whose people, with those of the Enti of its territory, may be members; a group has that of its parent. Null: of the whole network';
      comment on column community.invited_ente_ids is 'Enti whose people may know of it and enter; invited_person_ids likewise';
      comment on column community.opened_at is 'When somebody opened it; null for what comes with the product';
      comment on column community.closed_at is 'When its work was over: it is read and no longer written. Null: open';
      comment on column community.reserved is 'UPI''s staff hears of it only as a member, or of what was brought before it'`);
    await this.territory(runner);
    await this.rules(runner);
    await runner.query(`
      create or replace function communities_of_person(person uuid) returns setof uuid language sql stable as $$
        select m.community_id from community_member m join community c on c.id = m.community_id join community root on root.id = coalesce(c.parent_id, c.id)
        where m.person_id = person
          and (c.parent_id is null or exists (select 1 from community_member r where r.community_id = root.id and r.person_id = person))
          and (root.provincia_id is null or person_in_territory(person, root.provincia_id)
            or (person_in_upi(person) and (person = any (root.invited_person_ids) or root.invited_ente_ids && (select array_agg(id) from ente where kind = 'UPI')))) $$;
      comment on function communities_of_person is 'Communities of which the person is a member in effect: also of their parent, and of an Ente of their territory today. By it identity knows of them without reading tables that are not its own'`);
    await runner.query(`
      drop policy community_read on community;
      create policy community_read on community for select using (
        (select app_is_system()) or visibility = 'PUBBLICA' or ${MEMBER}
        or ((visibility = 'MEMBRI' or ${INVITED}) and case
          when parent_id is not null then parent_id = any ((select app_community_ids())::uuid[])
          when provincia_id is not null then provincia_id = any ((select app_provincia_ids())::uuid[]) or ((select app_is_upi()) and ${INVITED})
          else (select cardinality(app_ente_ids())) > 0 end))`);
  }

  /** Where an Ente, and a person by his roles, belong today. */
  private async territory(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function provincia_of_ente(of_ente uuid) returns uuid language sql stable as $$
        with recursive line as (
          select id, kind, provincia_id, valido_dal, valido_al, confluito_in, 1 as step from ente where id = of_ente
          union all
          select e.id, e.kind, e.provincia_id, e.valido_dal, e.valido_al, e.confluito_in, line.step + 1 from line join ente e on e.id = line.confluito_in where line.valido_al < ${TODAY} and line.step < 10)
        select case kind when 'PROVINCIA' then id else provincia_id end from line
        where (valido_dal is null or valido_dal <= ${TODAY}) and (valido_al is null or valido_al >= ${TODAY}) order by step limit 1 $$;
      comment on function provincia_of_ente is 'Provincia in whose territory the Ente is today: itself for a Provincia, that of its successor for an Ente that merged; null for one without territory';
      create function person_in_territory(person uuid, provincia uuid) returns boolean language sql stable as $$
        select exists (select 1 from membership where person_id = person and valid_to is null and provincia_of_ente(ente_id) = provincia) $$;
      comment on function person_in_territory is 'Whether the person has a role in the Provincia or in an Ente of its territory today';
      create function person_in_upi(person uuid) returns boolean language sql stable as $$
        select exists (select 1 from membership where person_id = person and valid_to is null and ente_kind = 'UPI') $$;
      comment on function person_in_upi is 'Whether the person is on UPI''s staff';
      create function app_provincia_ids() returns uuid[] language sql stable parallel safe as $$
        select array_agg(distinct p) from (select provincia_of_ente(e) as p from unnest(app_ente_ids()) as e) t where p is not null $$;
      comment on function app_provincia_ids is 'Province to whose territory the Enti of the open transaction belong'`);
  }

  private async rules(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function community_width(visibility text) returns integer language sql immutable as $$ select array_position(array['INVITO', 'MEMBRI', 'PUBBLICA'], visibility) $$;
      comment on function community_width is 'How widely a visibility lets read: a group is never wider than its parent';
      create function community_within_parent() returns trigger language plpgsql as $$
      declare parent community;
      begin
        if new.parent_id is not null then
          select * into parent from community where id = new.parent_id for share;
          if parent.id is null or parent.parent_id is not null then raise exception 'a group of community % is of a community, not of a group', new.key using errcode = 'check_violation'; end if;
          if community_width(new.visibility) > community_width(parent.visibility) then raise exception 'community % would be read by more people than its parent', new.key using errcode = 'check_violation'; end if;
          if new.provincia_id is distinct from parent.provincia_id then raise exception 'community % is of another territory than its parent', new.key using errcode = 'check_violation'; end if;
        end if;
        if exists (select 1 from community c where c.parent_id = new.id and (new.parent_id is not null or community_width(c.visibility) > community_width(new.visibility) or c.provincia_id is distinct from new.provincia_id)) then
          raise exception 'a group of community % would be wider than it', new.key using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger community_within_parent before insert or update of parent_id, provincia_id, visibility on community for each row execute function community_within_parent();
      create function community_closed_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'community % is closed: it is read and no longer written', new.key using errcode = 'check_violation';
      end $$;
      create trigger community_closed_stays before update of post_count on community for each row when (old.closed_at is not null and new.closed_at is not null and new.post_count > old.post_count) execute function community_closed_stays()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger community_closed_stays on community');
    await runner.query('drop trigger community_within_parent on community');
    await runner.query('drop function community_closed_stays, community_within_parent, community_width');
    // Nobody is let in by taking a word away: what was for few is by invitation, for its members alone.
    await runner.query(`update community set visibility = 'INVITO' where (parent_id is not null or provincia_id is not null) and visibility = 'MEMBRI'`);
    await runner.query('drop policy community_read on community');
    await runner.query(`create or replace function communities_of_person(person uuid) returns setof uuid language sql stable as $$ select community_id from community_member where person_id = person $$`);
    await runner.query(`comment on function communities_of_person is 'Communities of which the person is a member, as far as the asker may know: by it identity knows of them without reading tables that are not its own'`);
    await runner.query('alter table community drop column reserved, drop column parent_id, drop column provincia_id, drop column invited_ente_ids, drop column invited_person_ids, drop column opened_at, drop column closed_at, drop column closed_by_name');
    await runner.query(`
      create policy community_read on community for select using (
        (select app_is_system()) or visibility = 'PUBBLICA' or ${MEMBER}
        or (visibility = 'MEMBRI' and (select cardinality(app_ente_ids())) > 0))`);
    await runner.query('drop function app_provincia_ids, person_in_upi, person_in_territory, provincia_of_ente');
  }
}
