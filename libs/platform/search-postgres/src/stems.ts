import { currentManager } from '@province-comuni/platform-database';

const MOST_KEPT = 200_000;

/** Stems of Italian words as PostgreSQL makes them; those asked for before are remembered. */
export class Stems {
  private readonly known = new Map<string, string>();

  /** @param words folded */
  async of(words: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const stems = new Map<string, string>();
    const unknown: string[] = [];
    for (const word of words) {
      const stem = this.known.get(word);
      if (stem === undefined) unknown.push(word);
      else stems.set(word, stem);
    }
    if (unknown.length === 0) return stems;
    const rows: { word: string; stem: string | null }[] = await currentManager().query(`select word, (ts_lexize('search_italian', word))[1] as stem from unnest($1::text[]) as word`, [unknown]);
    if (this.known.size + rows.length > MOST_KEPT) this.known.clear();
    for (const { word, stem } of rows) {
      this.known.set(word, stem || word);
      stems.set(word, stem || word);
    }
    return stems;
  }
}
