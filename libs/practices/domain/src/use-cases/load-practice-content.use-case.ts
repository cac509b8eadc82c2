import { createHash, randomUUID } from 'node:crypto';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import type { PillarSheet } from '../pillar/pillar-sheet.js';
import type { PracticeRepository } from '../ports/practice-repository.port.js';
import type { PracticeContent } from '../practice/content.js';
import { publishObstacles, type Practice, type PracticeId } from '../practice/practice.js';

/** A sheet that comes with the product. */
export interface PackagedPractice {
  /** Stable name of the sheet, that of its file. */
  readonly key: string;
  /** ISTAT code of the Provincia. */
  readonly codiceIstat: string;
  readonly pillarKey: string;
  /** Day from which it is to be looked at again, `YYYY-MM-DD`. */
  readonly reviewDate: string;
  readonly content: PracticeContent;
}

/** `UNCHANGED`: as it was. `KEPT`: the file changed, but somebody wrote the sheet in the product, which stands. */
export type LoadOutcome = 'ADDED' | 'REVISED' | 'UNCHANGED' | 'KEPT';

/** A sheet of the content folder cannot be taken; `reason` is Italian. */
export class PackagedPracticeRefused extends Error {
  constructor(
    readonly key: string,
    readonly reason: string,
  ) {
    super(`${key}: ${reason}`);
    this.name = 'PackagedPracticeRefused';
  }
}

/** Publishes the sheets of the content folder; loading the same again changes nothing. The platform's own work at start, never a person's request. */
export class LoadPracticeContent {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws PackagedPracticeRefused when the Provincia is not in the registry or a dimension is empty without a reason */
  async sheet(packaged: PackagedPractice): Promise<LoadOutcome> {
    const ente = (await this.enti.province()).find(({ codiceIstat }) => codiceIstat === packaged.codiceIstat);
    if (!ente) throw new PackagedPracticeRefused(packaged.key, `la Provincia con codice ISTAT ${packaged.codiceIstat} non è nell’anagrafe`);
    const [obstacle] = publishObstacles(packaged.content);
    if (obstacle) throw new PackagedPracticeRefused(packaged.key, obstacle.message);
    const hash = createHash('sha256').update(canonicalJson(packaged)).digest('hex');
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const loaded = await this.practices.findLoaded(packaged.key);
      if (loaded?.contentHash === hash) return 'UNCHANGED';
      if (loaded?.edited) return 'KEPT';
      const practice = this.published(packaged, ente, loaded);
      if (loaded) await this.practices.saveLoaded(practice, hash);
      else await this.practices.addLoaded(practice, packaged.key, hash);
      await this.outbox.record({ kind: 'practices.practice-published', payload: { practiceId: practice.id, enteId: ente.id, number: practice.number } });
      return loaded ? 'REVISED' : 'ADDED';
    });
  }

  async pillar(sheet: PillarSheet): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, () => this.practices.savePillarSheet(sheet));
  }

  private published(packaged: PackagedPractice, ente: EnteCard, loaded: { readonly id: PracticeId; readonly number: number } | null): Practice {
    const now = this.clock.now();
    const number = (loaded?.number ?? 0) + 1;
    return {
      ...{ id: loaded?.id ?? (randomUUID() as PracticeId), enteId: ente.id, ente: ente.denominazione, regione: ente.regione, pillarKey: packaged.pillarKey, state: 'PUBBLICATA', number },
      ...{ publishedNumber: number, revision: number, publishedAt: now, reviewDate: packaged.reviewDate, updatedAt: now, content: packaged.content },
    };
  }
}
