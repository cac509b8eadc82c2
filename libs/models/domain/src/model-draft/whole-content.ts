import type { ModelContent } from '@province-comuni/models-contract';
import { partOf, partsOf } from './draft-part.js';
import { readPart } from './read-part.js';

const MODEL_KEY = /^[a-z][a-z0-9-]{0,59}$/;
const PILLAR = /^[A-Z][A-Z0-9_]{0,59}$/;

/** What of a version that came from outside no form would take, in Italian: parts of a wrong shape, two parts of one name. Empty when it may be a draft. */
export function contentProblems(content: ModelContent): string[] {
  const parts = partsOf(content);
  const seen = new Set<string>();
  const twice = parts.filter(({ kind, id }) => seen.has(`${kind}/${id}`) || !seen.add(`${kind}/${id}`));
  return [
    ...(MODEL_KEY.test(content.key) ? [] : [`La chiave «${content.key}» non può essere il nome di un modello: usate lettere minuscole, cifre e trattini.`]),
    ...(PILLAR.test(content.pillar) ? [] : [`Il pilastro «${content.pillar}» non è scritto come un codice.`]),
    ...twice.map(({ id }) => `«${id}» è scritto due volte.`),
    ...parts.flatMap((part) => {
      const read = readPart(part.kind, partOf(content, part)!.value);
      return read.ok ? [] : read.problems.map(({ message }) => `«${part.id}»: ${message}`);
    }),
  ];
}
