import { currentManager } from '@province-comuni/platform-database';
import { EngineUnavailable, type CandidateDocument, type CandidateEngine, type EntryKey } from '@province-comuni/platform-ports';
import type { Slot } from './index-writer.js';
import { FURTHER } from './lexemes.js';

/** Entries written to the engine in one step of catching up. */
const BATCH = 200;

interface MirrorRow {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly audience: string[];
  readonly facets: string[];
  readonly at: Date | null;
  readonly weight: number;
  readonly lexemes: string[];
}

/**
 * Keeps an engine beside the database equal to it. What it could not be told is owed, in the transaction of the change, and paid when it is back;
 * while something is owed the database answers alone.
 */
export class EngineMirror {
  constructor(
    private readonly engine: CandidateEngine,
    private readonly report: (message: string) => void,
  ) {}

  /** Tells the engine how these entries stand in the database now: those that are gone leave it. */
  async tell(slot: Slot, keys: readonly EntryKey[]): Promise<void> {
    if (keys.length === 0) return;
    try {
      await this.pass(slot, keys);
      await this.settle(slot, keys);
    } catch (error) {
      this.heard(error);
      await this.owe(slot, keys);
    }
  }

  async clear(slot: Slot): Promise<void> {
    await currentManager().query('delete from search_engine_debt where slot = $1', [slot]);
    // What stays in it by mistake is no candidate of anything that the database has.
    await this.engine.clear(slot).catch((error: unknown) => this.heard(error));
  }

  /** Notes down what differs. @returns how many; null when the engine does not answer */
  async check(slot: Slot): Promise<number | null> {
    try {
      const held = new Map((await this.engine.exists(slot)) ? (await this.engine.versions(slot)).map(({ kind, id, version }) => [`${kind} ${id}`, version]) : []);
      const rows: { kind: string; id: string; version: string }[] = await currentManager().query(`select kind, id, version from search_entry_${slot}`);
      const differing: EntryKey[] = rows.filter(({ kind, id, version }) => held.get(`${kind} ${id}`) !== Number(version));
      for (const { kind, id } of rows) held.delete(`${kind} ${id}`);
      const extra = [...held.keys()].map((key) => ({ kind: key.slice(0, key.indexOf(' ')), id: key.slice(key.indexOf(' ') + 1) }));
      await this.owe(slot, [...differing, ...extra]);
      return differing.length + extra.length;
    } catch (error) {
      this.heard(error);
      return null;
    }
  }

  /** Pays some of what is owed. An engine that lost its index is owed everything. @returns how many entries were written */
  async catchUp(slot: Slot): Promise<number> {
    try {
      if (!(await this.engine.exists(slot))) {
        await currentManager().query(`insert into search_engine_debt (slot, kind, id) select $1, kind, id from search_entry_${slot} on conflict do nothing`, [slot]);
        await this.engine.clear(slot);
      }
      const owed: EntryKey[] = await currentManager().query('select kind, id from search_engine_debt where slot = $1 order by kind, id limit $2', [slot, BATCH]);
      if (owed.length === 0) return 0;
      await this.pass(slot, owed);
      await this.settle(slot, owed);
      return owed.length;
    } catch (error) {
      this.heard(error);
      return 0;
    }
  }

  private async pass(slot: Slot, keys: readonly EntryKey[]): Promise<void> {
    const rows: MirrorRow[] = await currentManager().query(
      `select e.kind, e.id, e.version, e.audience, e.facets, e.at, e.weight, tsvector_to_array(e.lexemes) as lexemes from search_entry_${slot} e join unnest($1::text[], $2::text[]) as wanted (kind, id) on e.kind = wanted.kind and e.id = wanted.id`,
      [keys.map(({ kind }) => kind), keys.map(({ id }) => id)],
    );
    const there = new Set(rows.map(({ kind, id }) => `${kind} ${id}`));
    const gone = keys.filter(({ kind, id }) => !there.has(`${kind} ${id}`));
    if (rows.length > 0) await this.engine.write(slot, rows.map(toDocument));
    if (gone.length > 0) await this.engine.remove(slot, gone);
  }

  private async owe(slot: Slot, keys: readonly EntryKey[]): Promise<void> {
    await currentManager().query('insert into search_engine_debt (slot, kind, id) select $1, kind, id from jsonb_to_recordset($2::jsonb) as given (kind text, id text) on conflict do nothing', [slot, JSON.stringify(keys.map(({ kind, id }) => ({ kind, id })))]);
  }

  private async settle(slot: Slot, keys: readonly EntryKey[]): Promise<void> {
    await currentManager().query('delete from search_engine_debt as debt using unnest($2::text[], $3::text[]) as paid (kind, id) where debt.slot = $1 and debt.kind = paid.kind and debt.id = paid.id', [slot, keys.map(({ kind }) => kind), keys.map(({ id }) => id)]);
  }

  private heard(error: unknown): void {
    if (!(error instanceof EngineUnavailable)) throw error;
    this.report(`il motore di ricerca non risponde, si usa la base di dati: ${error.message}`);
  }
}

/** The lexemes of a row by where they stand; those of rights, kinds and facets have fields of their own. */
function toDocument({ kind, id, version, audience, facets, at, weight, lexemes }: MirrorRow): CandidateDocument {
  const under = (letter: string): string[] => lexemes.flatMap((lexeme) => (lexeme.startsWith(`${letter}/`) ? [lexeme.slice(2)] : []));
  const title = under('t');
  return { kind, id, version: Number(version), audience, facets, title, subject: [...new Set([...title, ...under('s')])], anywhere: lexemes.filter((lexeme) => !/^[tswakfg]\//.test(lexeme)), further: lexemes.includes(FURTHER), weight, at: at?.getTime() ?? null };
}
