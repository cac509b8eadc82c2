import type { ClauseLineage, ModelContent } from '@province-comuni/models-contract';
import { clausesById } from '../model-version/clause-lineage.js';
import { shownLineage } from '../model-version/version-diff.js';

/** Where the text of one clause went, over all the versions in between. */
export interface ClauseDescent {
  /** Ids in the last version that hold its text; empty when it ended. */
  readonly targets: readonly string[];
  /** Of a text that was divided: where what fits nowhere else belongs. */
  readonly heir: string | null;
  /** What the authors declared on the way, oldest first. */
  readonly declared: readonly ClauseLineage[];
}

/**
 * Follows every clause of the first version through the lineage of each later one.
 *
 * @param chain versions of one model, oldest first; at least one
 */
export function composeDescent(chain: readonly ModelContent[]): ReadonlyMap<string, ClauseDescent> {
  let descent = new Map<string, ClauseDescent>([...clausesById(chain[0]!).keys()].map((id) => [id, { targets: [id], heir: null, declared: [] }]));
  for (let step = 1; step < chain.length; step += 1) {
    const lineage = shownLineage(chain[step - 1]!, chain[step]!);
    const after = new Set(clausesById(chain[step]!).keys());
    descent = new Map([...descent].map(([id, known]) => [id, oneStep(known, lineage, after)]));
  }
  return descent;
}

function oneStep({ targets, heir, declared }: ClauseDescent, lineage: readonly ClauseLineage[], after: ReadonlySet<string>): ClauseDescent {
  const ways = targets.map((id) => ({ id, entry: lineage.find((candidate) => candidate.sources.includes(id)) }));
  const next = ways.flatMap(({ id, entry }) => (entry ? (entry.kind === 'split' || entry.kind === 'merge' ? entry.targets : []) : [id])).filter((id) => after.has(id));
  const heirWay = ways.find(({ id }) => id === (heir ?? targets[0]));
  const nextHeir = heirWay?.entry ? (heirWay.entry.heir ?? heirWay.entry.targets[0] ?? null) : (heirWay?.id ?? null);
  const unique = [...new Set(next)];
  return {
    targets: unique,
    heir: unique.length > 1 ? (nextHeir !== null && unique.includes(nextHeir) ? nextHeir : unique[0]!) : null,
    declared: [...declared, ...ways.flatMap(({ entry }) => (entry ? [entry] : []))],
  };
}
