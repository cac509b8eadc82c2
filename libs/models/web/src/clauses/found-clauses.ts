/** A clause to be shown, by its ids. */
export interface ClauseKey {
  readonly modelKey: string;
  readonly clauseId: string;
}

/** Clauses shown at once, as many as the server gives. */
export const SHOWN = 20;

/**
 * Clauses in the order in which they were found, each once: those of the models (`model:clause`) and those of one's own acts (`model:instance:clause`),
 * one of each in turn, so that neither hides the other.
 */
export function foundClauses(ofModels: readonly { readonly id: string }[], own: readonly { readonly id: string }[]): ClauseKey[] {
  const keys = new Map<string, ClauseKey>();
  const add = (id: string | undefined): void => {
    const parts = id?.split(':') ?? [];
    const [modelKey, clauseId] = [parts[0], parts.at(-1)];
    if (parts.length >= 2 && modelKey && clauseId) keys.set(`${modelKey}:${clauseId}`, keys.get(`${modelKey}:${clauseId}`) ?? { modelKey, clauseId });
  };
  for (let index = 0; index < Math.max(ofModels.length, own.length); index += 1) {
    add(ofModels[index]?.id);
    add(own[index]?.id);
  }
  return [...keys.values()];
}
