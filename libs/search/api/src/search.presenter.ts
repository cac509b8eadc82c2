import type { EnteCard } from '@province-comuni/enti-contract';
import { FACET_NAMES, type MarkedText, type SearchAnswer, type SearchHit, type SearchSuggestions } from '@province-comuni/platform-ports';
import type { SearchSourceRegistry } from '@province-comuni/search-domain';
import { SearchPage, SearchSuggestionsType, type MarkedTextType, type SearchHitType } from './graphql/search.type.js';

/** Ids of Enti that an answer names. */
export function entiIn(found: SearchAnswer): string[] {
  return [...new Set([...found.hits.flatMap(({ facets }) => facets.ente ?? []), ...found.facets.ente.map(({ value }) => value)])];
}

export function presentSearch(found: SearchAnswer, sources: SearchSourceRegistry, enti: ReadonlyMap<string, EnteCard>): SearchPage {
  return Object.assign(new SearchPage(), {
    totalCount: found.total,
    more: found.more,
    partial: found.partial,
    ready: found.ready,
    degraded: found.degraded,
    corrected: found.corrected,
    proposed: found.proposed,
    kindsAtLeast: found.atLeast.includes('kind'),
    kinds: found.kinds.map(({ kind, count }) => ({ kind, label: labelOf(sources, kind), count })),
    facets: FACET_NAMES.filter((name) => found.facets[name].length > 0).map((name) => ({
      name,
      atLeast: found.atLeast.includes(name),
      values: found.facets[name].map(({ value, count }) => ({ value, label: name === 'ente' ? (enti.get(value)?.denominazione ?? null) : null, count })),
    })),
    hits: found.hits.map((hit) => presentHit(hit, enti)),
  });
}

export function presentSuggestions({ words, entries }: SearchSuggestions, sources: SearchSourceRegistry): SearchSuggestionsType {
  const groups = sources.all().map(({ kind, label }) => ({ kind, label, entries: entries.filter((entry) => entry.kind === kind).map(({ id, title, href }) => ({ id, title: text(title), href })) }));
  return Object.assign(new SearchSuggestionsType(), { words, groups: groups.filter((group) => group.entries.length > 0) });
}

function presentHit({ kind, id, title, summary, href, facets, date, passage }: SearchHit, enti: ReadonlyMap<string, EnteCard>): SearchHitType {
  return {
    kind,
    id,
    title: text(title),
    summary: text(summary),
    href,
    enti: (facets.ente ?? []).flatMap((ente) => enti.get(ente)?.denominazione ?? []),
    tipo: facets.tipo?.[0] ?? null,
    date,
    passage: passage && { ...passage },
  };
}

function text({ text: words, marks }: MarkedText): MarkedTextType {
  return { text: words, marks };
}

function labelOf(sources: SearchSourceRegistry, kind: string): string {
  return sources.find(kind)?.label ?? kind;
}
