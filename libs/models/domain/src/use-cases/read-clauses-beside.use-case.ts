import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import type { EnteId } from '@province-comuni/shared-kernel';
import { clauseTitle } from '../deviation/deviation-report.js';
import { mayShowWording, wordsChanged, type ClauseWords } from '../deviation/deviation.js';
import type { ModelVersionId } from '../instance/instance.js';
import { clausesById } from '../model-version/clause-lineage.js';
import { canReadDeviations } from '../policies/deviation.policy.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { ClauseTextRepository } from '../ports/clause-text-repository.port.js';
import type { StoredWording } from '../ports/deviation-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { currentFirst } from './published-versions.js';

/** Clauses asked for at once, at most. */
export const MOST_BESIDE = 20;
const MOST_TEXTS = 20;

/** A clause in an instance that the actor may read. */
export interface TextBeside extends ClauseWords {
  readonly wording: StoredWording;
  /** Beside the model's newest text, per mille. */
  readonly changedPermille: number;
}

/** A clause of a model with the instances' texts beside. */
export interface ClauseBeside {
  readonly content: ModelContent;
  readonly clauseId: string;
  readonly label: string;
  readonly actKey: string;
  readonly lock: ClauseRevision['lock'] | null;
  /** Null for a clause that a Provincia added. */
  readonly model: (ClauseWords & { readonly version: string }) | null;
  readonly texts: readonly TextBeside[];
}

/** Clauses side by side: the model's text, which everybody may read, and that of each instance the actor may read. Rights are asked per text. */
export class ReadClausesBeside {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly texts: ClauseTextRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /** In the order of the keys; what neither a model nor a readable instance has is left out. */
  async execute(actor: Actor, keys: readonly { readonly modelKey: string; readonly clauseId: string }[]): Promise<{ clauses: ClauseBeside[]; enti: ReadonlyMap<EnteId, EnteCard> }> {
    const asked = keys.slice(0, MOST_BESIDE);
    const enteIds = enteIdsOf(actor).filter((enteId) => canReadInstance(actor, { enteId }));
    const own = enteIds.length === 0 ? [] : await this.transactions.run(databaseAccessOf(actor), () => this.texts.textsOf(asked, { enteIds }, MOST_TEXTS));
    const shared = canReadDeviations(actor) ? await this.transactions.run(SYSTEM_ACCESS, () => this.texts.textsOf(asked, { shared: true }, MOST_TEXTS)) : [];
    const readable = [...own.filter((wording) => canReadInstance(actor, wording)), ...shared.filter((wording) => mayShowWording(wording) && !enteIds.includes(wording.enteId))];
    const clauses = await this.transactions.run({ enteIds: [] }, async () => {
      const found: ClauseBeside[] = [];
      for (const { modelKey, clauseId } of asked) {
        const beside = await this.beside(modelKey, clauseId, readable.filter((wording) => wording.modelKey === modelKey && wording.clauseId === clauseId));
        if (beside) found.push(beside);
      }
      return found;
    });
    return { clauses, enti: new Map((await this.enti.findByIds([...new Set(readable.map((wording) => wording.enteId))])).map((card) => [card.id, card])) };
  }

  private async beside(modelKey: string, clauseId: string, wordings: readonly StoredWording[]): Promise<ClauseBeside | null> {
    const versions: { id: ModelVersionId; content: ModelContent }[] = [];
    for (const { id } of currentFirst(await this.models.listPublishedOf(modelKey))) versions.push({ id, content: await this.models.contentOf(id) });
    const [current] = versions;
    const known = versions.map((version) => ({ ...version, clause: clausesById(version.content).get(clauseId) }));
    const newest = known.find((version) => version.clause);
    if (!current || (!newest && wordings.length === 0)) return null;
    const model = newest?.clause ? { heading: newest.clause.heading, body: newest.clause.body, version: newest.content.version } : null;
    const texts = wordings.map((wording): TextBeside => {
      const base = known.find((version) => version.id === wording.baseVersionId)?.clause;
      const words = { heading: wording.heading ?? base?.heading ?? [], body: wording.body ?? base?.body ?? { type: 'doc' as const, content: [] } };
      return { ...words, wording, changedPermille: wording.state === 'SOPPRESSA' || !model ? 1000 : wordsChanged(model, words) };
    });
    return { content: current.content, clauseId, label: clauseTitle(newest?.clause ?? texts[0]!), actKey: newest?.clause?.actKey ?? wordings[0]!.actKey, lock: newest?.clause?.lock ?? null, model, texts };
  }
}
