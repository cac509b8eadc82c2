import type { StoredWording } from '../ports/deviation-repository.port.js';
import { mayShowWording, textHash, wordsChanged, type ClauseDeviation, type ClauseWords } from './deviation.js';

/** One way in which Province write a clause. */
export interface WordingGroup extends ClauseWords {
  readonly hash: string;
  readonly state: ClauseDeviation['state'];
  /** Beside the model's newest text. */
  readonly changedPermille: number;
  /** Instances that have exactly this text. */
  readonly instances: readonly StoredWording[];
}

/**
 * The wordings that may be shown, equal ones together, most used first. Suppressed clauses are one group.
 * @param model the model's text, to measure against; null for an added clause
 * @param baseText text of the clause in a version, where the local one is not set
 */
export function groupWordings(wordings: readonly StoredWording[], model: ClauseWords | null, baseText: (wording: StoredWording) => ClauseWords): WordingGroup[] {
  const groups = new Map<string, { text: ClauseWords; state: ClauseDeviation['state']; instances: StoredWording[] }>();
  for (const wording of wordings.filter(mayShowWording)) {
    if (wording.state === 'STANDARD') continue;
    const base = baseText(wording);
    const text = { heading: wording.heading ?? base.heading, body: wording.body ?? base.body };
    const key = wording.state === 'SOPPRESSA' ? 'SOPPRESSA' : textHash(text);
    const group = groups.get(key);
    if (group) group.instances.push(wording);
    else groups.set(key, { text, state: wording.state, instances: [wording] });
  }
  return [...groups.values()]
    .map(({ text, state, instances }) => ({ ...text, hash: textHash(text), state, changedPermille: state === 'ADATTATA' && model ? wordsChanged(model, text) : 1000, instances }))
    .sort((a, b) => b.instances.length - a.instances.length || a.changedPermille - b.changedPermille || (a.hash < b.hash ? -1 : 1));
}
