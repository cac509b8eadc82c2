import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { provinceLike, type ProvinciaTraits } from '../likeness/likeness.js';
import type { PracticeCard, PracticeRepository } from '../ports/practice-repository.port.js';

/** A Provincia that is like another, and what it lets others take over. */
export interface LikeProvincia {
  readonly enteId: EnteId;
  readonly nome: string;
  readonly sigla: string | null;
  readonly popolazione: number | null;
  readonly annoPopolazione: number | null;
  readonly numeroComuni: number | null;
  /** 0–100. */
  readonly score: number;
  readonly reasons: readonly string[];
  readonly practices: readonly PracticeCard[];
}

/** "Province come la mia": by population, number of Comuni, area and complexity profile, all of them public figures. */
export class FindLikeProvince {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /**
   * The Province most like this one, at most `first` (20).
   * @returns nothing when `enteId` is no Provincia
   */
  async execute(actor: Actor, enteId: EnteId, { pillarKey, first = 10 }: { readonly pillarKey?: string; readonly first?: number } = {}): Promise<LikeProvincia[]> {
    const [province, profiles] = await Promise.all([this.enti.province(), this.enti.complexityProfiles()]);
    const traits = province.map((card): ProvinciaTraits => ({
      ...{ enteId: card.id, nome: card.nome, popolazione: card.popolazione, numeroComuni: card.numeroComuni, area: card.area, regione: card.regione },
      profiles: Object.fromEntries(profiles.filter((profile) => profile.enteId === card.id).map((profile) => [profile.pillarKey, profile.profile])),
    }));
    const mine = traits.find((candidate) => candidate.enteId === enteId);
    if (!mine) return [];
    const like = provinceLike(mine, traits, pillarKey).slice(0, Math.min(20, Math.max(1, first)));
    const cards = await this.transactions.run(databaseAccessOf(actor), () => this.practices.publishedOfEnti(like.map((item) => item.enteId as EnteId), pillarKey));
    return like.map(({ enteId: id, score, reasons }) => {
      const { nome, sigla, popolazione, annoPopolazione, numeroComuni } = province.find((card) => card.id === id)!;
      return { enteId: id as EnteId, nome, sigla, popolazione, annoPopolazione, numeroComuni, score, reasons, practices: cards.filter((card) => card.enteId === id) };
    });
  }
}
