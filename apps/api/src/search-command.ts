import { CompareIndex, KeepEngine, RebuildIndex, type KindComparison } from '@province-comuni/search-domain';
import type { AppConfig } from './config.js';
import { createApp } from './main.js';
import { migrate } from './migrate.js';

/** `rebuild`: builds the index of the search anew. `compare`: says what it and the domains say differently. `repair`: mends that. */
export type SearchCommand = 'rebuild' | 'compare' | 'repair';

const SHOWN = 20;

/**
 * Works on the index of the search without serving anything; a product that runs on the same database goes on finding.
 * @param say takes a line in Italian
 * @returns whether index and domains are known to say the same at the end
 */
export async function runSearchCommand(config: AppConfig, command: SearchCommand, say: (line: string) => void): Promise<boolean> {
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  try {
    await app.init();
    if (command === 'rebuild') {
      const entries = await app.get(RebuildIndex, { strict: false }).execute();
      await app.get(KeepEngine, { strict: false }).catchUp();
      say(entries === null ? 'Un altro rifacimento dell’indice è cominciato nel frattempo: questo si è fermato.' : `Indice rifatto: ${entries.toLocaleString('it')} voci.`);
      return entries !== null;
    }
    const comparison = app.get(CompareIndex, { strict: false });
    const compared = command === 'repair' ? await comparison.repair() : await comparison.execute();
    for (const one of compared) tell(one, say);
    const isSame = compared.every(({ missing, stale, extra }) => missing.length + stale.length + extra.length === 0);
    if (command === 'repair' && !isSame) say('Le differenze sono state corrette.');
    return (await tellOfEngine(app.get(KeepEngine, { strict: false }), command === 'repair', config.meilisearch !== undefined, say)) && (isSame || command === 'repair');
  } finally {
    await app.close();
  }
}

/** The engine beside the database, where there is one: what differs is told to it, now or by the worker within a minute. */
async function tellOfEngine(engine: KeepEngine, mend: boolean, isThere: boolean, say: (line: string) => void): Promise<boolean> {
  if (!isThere) return true;
  const differing = await engine.check();
  if (differing === null) {
    say('Meilisearch non risponde: intanto risponde la base di dati.');
    return false;
  }
  say(`Meilisearch: ${differing} voci diverse dalla base di dati`);
  if (mend) await engine.catchUp();
  return differing === 0 || mend;
}

function tell({ kind, entries, missing, stale, extra }: KindComparison, say: (line: string) => void): void {
  say(`${kind}: ${entries.toLocaleString('it')} voci; mancanti ${missing.length}, vecchie ${stale.length}, di troppo ${extra.length}`);
  for (const [word, ids] of [['manca', missing], ['vecchia', stale], ['di troppo', extra]] as const) {
    for (const id of ids.slice(0, SHOWN)) say(`  ${word}: ${id}`);
    if (ids.length > SHOWN) say(`  … e altre ${ids.length - SHOWN}`);
  }
}
