import type { SearchSource, SearchSources } from '@province-comuni/platform-ports';

/** The kinds of things that can be found, as their domains made them known. */
export class SearchSourceRegistry implements SearchSources {
  private readonly byKind = new Map<string, SearchSource>();

  add(source: SearchSource): void {
    if (this.byKind.has(source.kind)) throw new Error(`Two sources of search entries are called ${source.kind}`);
    this.byKind.set(source.kind, source);
  }

  /** In the order they were made known. */
  all(): readonly SearchSource[] {
    return [...this.byKind.values()];
  }

  find(kind: string): SearchSource | undefined {
    return this.byKind.get(kind);
  }
}
