import { GONE, GONE_ADDRESS, type CopiedRows, type DataSubject, type PersonalDataStore, type PersonalPart, type PersonalTable, type PersonalWords } from '@province-comuni/platform-ports';
import { currentManager } from './transaction-runner.js';

const query = <T>(text: string, parameters: readonly unknown[]): Promise<T> => currentManager().query(text, [...parameters]) as Promise<T>;
const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/** What domains hold of people, in PostgreSQL. Names of tables and columns come from the parts, which are code; values are always parameters. */
export class PostgresPersonalData implements PersonalDataStore {
  async copy(part: PersonalPart, person: DataSubject): Promise<CopiedRows[]> {
    const copied: CopiedRows[] = [];
    for (const { table, title, of = {}, among = [], mail = [], withheld = [] } of part.tables) {
      const where = [...Object.keys(of).map((column) => `t.${name(column)} = $1::uuid`), ...among.map((column) => `$1::uuid = any (t.${name(column)})`), ...mail.map((column) => `lower(t.${name(column)}) = lower($2::text)`)].join(' or ');
      const rows = await query<{ row: Record<string, unknown> }[]>(`select to_jsonb(t) - $3::text[] as row from ${name(table)} t where ($1::uuid is not null and $2::text is not null) and (${where}) order by t::text`, [person.id, person.email, withheld]);
      copied.push({ table, title, rows: rows.map(({ row }) => row) });
    }
    return copied;
  }

  async erase(part: PersonalPart, person: DataSubject): Promise<void> {
    await part.before?.(person);
    for (const rows of part.tables) await eraseRows(rows, person);
    for (const words of part.words ?? []) await eraseWords(words, person);
    await part.after?.(person);
  }
}

async function eraseRows({ table, of = {}, among = [], mail = [], erasure, changed }: PersonalTable, person: DataSubject): Promise<void> {
  for (const column of erasure.kind === 'KEEP' ? [] : among) await query(`update ${name(table)} set ${name(column)} = array_remove(${name(column)}, $1::uuid) where $1::uuid = any (${name(column)})`, [person.id]);
  if (erasure.kind === 'REMOVE') {
    for (const column of Object.keys(of)) await query(`delete from ${name(table)} where ${name(column)} = $1::uuid`, [person.id]);
    for (const column of mail) await query(`delete from ${name(table)} where lower(${name(column)}) = lower($1)`, [person.email]);
  }
  if (erasure.kind !== 'RENAME') return;
  const touched = new Set<string>();
  for (const [column, names] of Object.entries(of)) {
    if (names.length === 0) continue;
    const told = changed ? ` returning ${name(changed.column)}::text as key` : '';
    // Null stays null: nobody's name stood there.
    const rows = await query<unknown>(`update ${name(table)} set ${names.map((one) => `${name(one)} = case when ${name(one)} is null then null else $2 end`).join(', ')} where ${name(column)} = $1::uuid and (${names.map((one) => `${name(one)} <> $2`).join(' or ')})${told}`, [person.id, GONE]);
    for (const { key } of returned(rows)) touched.add(key);
  }
  if (changed && touched.size > 0) await changed.tell([...touched]);
}

async function eraseWords({ table, columns, remove = false, changed }: PersonalWords, person: DataSubject): Promise<void> {
  const types = new Map((await query<{ name: string; type: string }[]>('select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attname = any ($2::text[])', [table, columns])).map(({ name: column, type }) => [column, type]));
  const touched = new Set<string>();
  for (const column of columns) {
    const type = types.get(column);
    if (!type) throw new Error(`${table}.${column} is not there`);
    for (const [pattern, replacement] of [[namePattern(person.name, type), GONE], [addressPattern(person.email, type), GONE_ADDRESS]] as const) {
      // Erased before: the name of nobody is no name to look for.
      if (replacement === GONE && person.name === GONE) continue;
      const told = changed ? ` returning ${name(changed.column)}::text as key` : '';
      const where = `where ${name(column)}::text ~* $1`;
      const rows = remove ? await query<unknown>(`delete from ${name(table)} ${where}`, [pattern]) : await query<unknown>(`update ${name(table)} set ${name(column)} = regexp_replace(${name(column)}::text, $1, $2, 'gi')::${type} ${where}${told}`, [pattern, replacement]);
      if (!remove) for (const { key } of returned(rows)) touched.add(key);
    }
  }
  if (changed && touched.size > 0) await changed.tell([...touched]);
}

/** Changed rows, as the driver gives them: with their count. */
function returned(answer: unknown): readonly { readonly key: string }[] {
  const [rows] = answer as [{ key: string }[], number];
  return rows ?? [];
}

/** The whole name, however its words stand apart, not within a longer word. As JSON writes it where the column is JSON. */
export function namePattern(fullName: string, type: string): string {
  const words = fullName.split(/\s+/).filter(Boolean).map((word) => escaped(type === 'jsonb' ? JSON.stringify(word).slice(1, -1) : word));
  return `(?<![[:alnum:]])${words.join('[[:space:]]+')}(?![[:alnum:]])`;
}

/** The whole address, not the end of a longer one. */
export function addressPattern(email: string, type: string): string {
  return `(?<![[:alnum:]._+-])${escaped(type === 'jsonb' ? JSON.stringify(email).slice(1, -1) : email)}(?![[:alnum:]-])`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
