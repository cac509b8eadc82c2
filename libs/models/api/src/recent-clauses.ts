import type { CachedClause, RenderCache } from '@province-comuni/shared-act-tree';

export const RENDER_CACHE = Symbol('RenderCache');

const LIMIT = 5_000;

/** The clauses rendered lately, by text and answers: after an answer changes only the clauses that read it are made anew. The oldest make room. */
export class RecentClauses implements RenderCache {
  private readonly clauses = new Map<string, CachedClause>();

  get(key: string): CachedClause | undefined {
    return this.clauses.get(key);
  }

  set(key: string, clause: CachedClause): void {
    if (this.clauses.size >= LIMIT) this.clauses.delete(this.clauses.keys().next().value!);
    this.clauses.set(key, clause);
  }
}
