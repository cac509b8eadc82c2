import pg from 'pg';
import { ConfigRefused } from './config.js';

/** Settings without which PostgreSQL may forget what it confirmed, after a crash of its machine or of itself. */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** @throws ConfigRefused when the database may lose what it confirmed, with the settings to change */
export function refuseForgetful(settings: Readonly<Record<string, string>>): void {
  const off = DURABLE.filter((name) => settings[name] === 'off');
  if (off.length > 0) throw new ConfigRefused(`Il database può perdere ciò che ha confermato: attivate ${off.join(', ')} nelle impostazioni di PostgreSQL.`);
}

/** Asks the database itself, before anything is served. @throws ConfigRefused */
export async function requireDurableDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any ($1)', [DURABLE]);
    refuseForgetful(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])));
  } finally {
    await client.end();
  }
}
