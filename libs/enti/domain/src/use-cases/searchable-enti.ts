import type { DomainEvent, SearchEntry, SearchSource, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ENTE_KIND_WORDS, enteHref, isInForce, type Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

const PAGE = 1_000;

/** Public bodies in force, for the search: by name, sigla and codes. One that ceased is no longer found. */
export class SearchableEnti implements SearchSource {
  readonly kind = 'ente';
  readonly label = 'Enti';
  readonly follows = ['enti.ente-added', 'enti.registry-imported'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** An import may change any of them, and does so once or twice a year. */
  async concerned({ kind, payload }: DomainEvent): Promise<string[]> {
    if (kind === 'enti.ente-added') return [(payload as { enteId: string }).enteId];
    const revision = await this.transactions.run(PUBLIC_ACCESS, () => this.enti.revision());
    const all: string[] = [];
    for (let after: string | null = null; ; after = all.at(-1)!) {
      const page = await this.page(after, PAGE, revision);
      all.push(...page.map(({ id }) => id));
      if (page.length < PAGE) return all;
    }
  }

  async entries(ids: readonly string[]): Promise<SearchEntry[]> {
    const day = italianDay(this.clock.now());
    return this.transactions.run(PUBLIC_ACCESS, async () => {
      const [enti, version] = [await this.enti.findByIds(ids.filter(isUuid) as EnteId[], day), await this.enti.revision()];
      const inForce = enti.filter((ente) => isInForce(ente, day));
      const province = new Map((await this.enti.findByIds([...new Set(inForce.flatMap(({ provinciaId }) => provinciaId ?? []))], day)).map((provincia) => [provincia.id, provincia]));
      return inForce.map((ente) => entryOf(ente, (ente.provinciaId && province.get(ente.provinciaId)) || null, version));
    });
  }

  async ids(after: string | null, limit: number): Promise<{ id: string; version: number }[]> {
    return this.page(after, limit, await this.transactions.run(PUBLIC_ACCESS, () => this.enti.revision()));
  }

  private async page(after: string | null, limit: number, version: number): Promise<{ id: string; version: number }[]> {
    const ids = await this.transactions.run(PUBLIC_ACCESS, () => this.enti.idsInForce(after as EnteId | null, limit, italianDay(this.clock.now())));
    return ids.map((id) => ({ id, version }));
  }
}

/** All Enti change with the registry: its revision is their version. */
function entryOf(ente: Ente, provincia: Ente | null, version: number): SearchEntry {
  const place = [provincia ? provincia.denominazione : null, ente.regione].filter(Boolean).join(', ');
  return {
    kind: 'ente',
    id: ente.id,
    version,
    title: ente.denominazione,
    summary: [ENTE_KIND_WORDS[ente.kind], place].filter(Boolean).join(' – '),
    keywords: [ente.nome, ente.kind === 'PROVINCIA' ? ente.sigla : null, ente.codiceIstat, ente.codiceCatastale, ente.codiceIpa].filter((word): word is string => Boolean(word)),
    href: enteHref(ente.id),
    audience: ['pubblico'],
    facets: { tipo: [ente.kind], ...(ente.regione ? { regione: [ente.regione] } : {}) },
    date: null,
    weight: ente.kind === 'PROVINCIA' || ente.kind === 'UPI' ? 0.5 : 0,
    passages: [],
  };
}
