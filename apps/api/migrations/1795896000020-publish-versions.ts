import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = '(select app_is_system()) or exists (select 1 from document d where d.id = document_id and d.ente_id = any ((select app_ente_ids())::uuid[]))';

/** Versions of a document from its draft days are for its Ente alone, also after it was published. */
export class PublishVersions1795896000020 implements MigrationInterface {
  name = 'PublishVersions1795896000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document_version add column published boolean not null default false');
    await runner.query(`comment on column document_version.published is 'Was current while the document was published: for everybody who may read the document. Otherwise for its Ente alone'`);
    // Of what is published now: the version that was current when it was published, and those after it.
    await runner.query(`
      update document_version v set published = true from document d
      where d.id = v.document_id and d.state = 'PUBBLICATO'
        and v.number >= coalesce((select max(o.number) from document_version o where o.document_id = d.id and o.created_at <= d.published_at), 1)`);
    await runner.query('drop policy document_version_readable on document_version');
    await runner.query(`create policy document_version_readable on document_version for select using ((published and exists (select 1 from document d where d.id = document_id)) or ${OWN})`);
    await runner.query(`create policy document_version_published on document_version for update using (${OWN}) with check (${OWN})`);
    await runner.query('grant update (published) on document_version to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke update (published) on document_version from province_comuni_app');
    await runner.query('drop policy document_version_published on document_version');
    await runner.query('drop policy document_version_readable on document_version');
    await runner.query('create policy document_version_readable on document_version for select using (exists (select 1 from document d where d.id = document_id))');
    await runner.query('alter table document_version drop column published');
  }
}
