import type { MigrationInterface, QueryRunner } from 'typeorm';

const VISIBILITIES = `'ENTE', 'ENTI', 'PROVINCE', 'RETE', 'PUBBLICO'`;

/** The wall's words for `canReadDocument`; the subqueries are answered once for a statement and not once for a row. */
const readable = (more: string): string => `
  (select app_is_system())
  or ente_id = any ((select app_ente_ids())::uuid[])
  or (state = 'PUBBLICATO' and trashed_at is null and (
    visibility = 'PUBBLICO'
    or (visibility = 'RETE' and (select cardinality(app_ente_ids())) > 0)
    or (visibility = 'PROVINCE' and (select app_in_province_network()))
    or (visibility = 'ENTI' and shared_with && (select app_ente_ids())::uuid[])${more}))`;
const FOR_MEMBERS = `
    or (visibility = 'COMMUNITY' and shared_with && (select app_community_ids())::uuid[])`;

/** Members of a community read what is shared with it, while they are members. */
export class ShareDocumentsWithCommunities1797300000020 implements MigrationInterface {
  name = 'ShareDocumentsWithCommunities1797300000020';

  async up(runner: QueryRunner): Promise<void> {
    await this.admit(runner, `${VISIBILITIES}, 'COMMUNITY'`);
    await runner.query(`comment on column document.shared_with is 'Enti with ENTI, communities with COMMUNITY'`);
    await this.wall(runner, readable(FOR_MEMBERS));
    await runner.query(`create index document_of_communities on document using gin (shared_with) where visibility = 'COMMUNITY'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index document_of_communities');
    // Nobody is let in by taking a word away: what was for members is for its Ente.
    await runner.query(`update document set visibility = 'ENTE', shared_with = '{}' where visibility = 'COMMUNITY'`);
    await this.admit(runner, VISIBILITIES);
    await this.wall(runner, readable(''));
  }

  private async admit(runner: QueryRunner, visibilities: string): Promise<void> {
    await runner.query('alter table document drop constraint document_visibility_check');
    await runner.query(`alter table document add constraint document_visibility_check check (visibility in (${visibilities}))`);
  }

  private async wall(runner: QueryRunner, condition: string): Promise<void> {
    await runner.query('drop policy document_readable on document');
    await runner.query(`create policy document_readable on document for select using (${condition})`);
  }
}
