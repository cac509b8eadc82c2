// Reads the relevance set: test/relevance/corpus.txt and queries.txt say how they are written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './measure.mjs';

const text = (name) => readFileSync(join(root, 'test/relevance', name), 'utf8').split('\n').filter((line) => !line.startsWith('#')).join('\n');

/** Documents as search entries, public. */
export function corpus() {
  return text('corpus.txt').trim().split(/\n{2,}/).map((block) => {
    const [head, ...lines] = block.split('\n');
    const [id, tipo, pilastro, title] = head.split(' | ');
    return {
      kind: 'documento', id, version: 1, title, summary: '', keywords: [], href: `/documenti/${id}`, audience: ['pubblico'],
      facets: { tipo: [tipo], ...(pilastro === '-' ? {} : { pilastro: [pilastro] }) }, date: null, weight: 0,
      passages: lines.map((line, ordinal) => ({ ordinal, page: ordinal + 1, heading: '', text: line })),
    };
  });
}

/** Queries with the grade of each document that answers them. */
export function queries() {
  return text('queries.txt').trim().split('\n').map((line) => {
    const [set, query, grades] = line.split(' | ');
    return { heldOut: set === 'h', query, grades: new Map(grades.split(' ').map((pair) => [pair.split(':')[0], Number(pair.split(':')[1])])) };
  });
}

/** Gain of the first ten against the best order there is. */
export function ndcg(found, grades) {
  const gain = (values) => values.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const best = gain([...grades.values()].sort((a, b) => b - a));
  return best === 0 ? 1 : gain(found.map((id) => grades.get(id) ?? 0)) / best;
}

/** Part of the documents with grade 2 or 3 that is among the first twenty. */
export function recall(found, grades) {
  const wanted = [...grades].filter(([, grade]) => grade >= 2).map(([id]) => id);
  return wanted.length === 0 ? 1 : wanted.filter((id) => found.slice(0, 20).includes(id)).length / wanted.length;
}
