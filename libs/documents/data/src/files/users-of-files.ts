import { currentManager } from '@province-comuni/platform-database';

/** What refers to files and goes with them: not a use. */
const OWN = ['document_upload', 'file_text', 'file_page'];

/**
 * A subquery for each foreign key to `stored_file`, to be asked of a row named `file`: whatever table comes to use files, now or later, keeps them
 * from being swept without the sweep having to know it.
 */
export async function usersOfFiles(): Promise<string[]> {
  const rows: { table: string; column: string }[] = await currentManager().query(
    `select conrelid::regclass::text as "table", quote_ident(attribute.attname) as "column"
     from pg_constraint join pg_attribute as attribute on attribute.attrelid = conrelid and attribute.attnum = conkey[1]
     where contype = 'f' and confrelid = 'stored_file'::regclass and array_length(conkey, 1) = 1 and not (conrelid::regclass::text = any ($1))`,
    [OWN],
  );
  return rows.map(({ table, column }) => `select 1 from ${table} as "user" where "user".${column} = file.sha256`);
}
