import type { ClauseLineage, ModelContent } from '@province-comuni/models-contract';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import { clauseWords, joinedBag, likeness, sharedWords, wordBag, type WordBag } from '../text/word-measure.js';
import { clausesById } from './clause-lineage.js';

/** A lineage the tool suggests; the author confirms it and writes the reason, which is empty here. */
export interface LineageProposal extends ClauseLineage {
  /** How much of the text is the same, from 0 to 1. */
  readonly similarity: number;
}

/** From here up, texts are taken for the same one. In the Innovation model only counterparts reach it: one formula in two acts, the catalogue of each level. */
const SAME_TEXT = 0.6;
/** Below this many words any two legal sentences look alike. */
const MIN_WORDS = 5;

interface Text extends WordBag {
  readonly id: string;
  readonly actKey: string;
}

/**
 * What probably became of each clause that disappeared, by the words it shares with the new ones: divided, joined, replaced, or else retired.
 * Every clause that disappeared is the source of exactly one proposal; every new one the target of at most one.
 */
export function proposeLineage(previous: ModelContent, next: ModelContent): LineageProposal[] {
  const before = clausesById(previous);
  const after = clausesById(next);
  const gone = [...before.values()].filter((clause) => !after.has(clause.id)).map(textOf);
  const fresh = [...after.values()].filter((clause) => !before.has(clause.id)).map(textOf);
  const found: LineageProposal[] = [];
  const used = new Set<string>();
  const free = (texts: readonly Text[]): Text[] => texts.filter((text) => !used.has(text.id));
  const propose = (kind: ClauseLineage['kind'], sources: readonly Text[], targets: readonly Text[], heir: string | null, similarity: number): void => {
    found.push({ kind, sources: sources.map((text) => text.id), targets: targets.map((text) => text.id), heir, reason: '', similarity: Math.round(similarity * 100) / 100 });
    for (const text of [...sources, ...targets]) used.add(text.id);
  };

  // Whole texts first: a clause that lives on under a new id must not be taken for a part of another.
  const pairs = bestPairs(gone, fresh);
  for (const { source, target, similarity } of pairs.filter((pair) => pair.similarity >= 0.9)) if (!used.has(source.id) && !used.has(target.id)) propose('replace', [source], [target], null, similarity);
  for (const source of free(gone)) {
    const parts = partsOf(source, free(fresh));
    if (parts) propose('split', [source], parts.members, parts.largest, parts.coverage);
  }
  for (const target of free(fresh)) {
    const parts = partsOf(target, free(gone));
    if (parts) propose('merge', parts.members, [target], null, parts.coverage);
  }
  for (const { source, target, similarity } of pairs) if (!used.has(source.id) && !used.has(target.id)) propose('replace', [source], [target], null, similarity);
  for (const source of free(gone)) propose('retire', [source], [], null, 0);
  return found;
}

function bestPairs(gone: readonly Text[], fresh: readonly Text[]): { source: Text; target: Text; similarity: number; sameAct: boolean }[] {
  return gone
    .flatMap((source) => fresh.map((target) => ({ source, target, similarity: likeness(source, target), sameAct: source.actKey === target.actKey })))
    .filter((pair) => pair.similarity >= SAME_TEXT)
    // The delibere share whole formulas: a clause is looked for in its own act first.
    .sort((a, b) => Number(b.sameAct) - Number(a.sameAct) || b.similarity - a.similarity);
}

/** Two or more texts of the same act that are mostly made of the whole and together cover most of it. */
function partsOf(whole: Text, candidates: readonly Text[]): { members: Text[]; largest: string; coverage: number } | null {
  const members = candidates.filter((part) => part.actKey === whole.actKey && part.size >= MIN_WORDS && sharedWords(part, whole) / part.size >= SAME_TEXT);
  if (members.length < 2) return null;
  const together = joinedBag(members);
  const coverage = whole.size === 0 ? 0 : sharedWords(together, whole) / whole.size;
  // Parts much longer than the whole are other clauses that happen to use its words.
  if (coverage < SAME_TEXT || likeness(together, whole) < SAME_TEXT) return null;
  const largest = members.reduce((best, part) => (sharedWords(part, whole) > sharedWords(best, whole) ? part : best));
  return { members, largest: largest.id, coverage };
}

function textOf(clause: ClauseRevision): Text {
  return { id: clause.id, actKey: clause.actKey, ...wordBag(clauseWords(clause)) };
}
