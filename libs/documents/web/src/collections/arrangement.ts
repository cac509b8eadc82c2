/** A document in the order that is being made. */
export interface ArrangedDocument {
  readonly id: string;
  readonly title: string;
}

/** A part in the order that is being made. */
export interface ArrangedPart {
  /** Of the page: parts that are new have none of the server. */
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly documents: readonly ArrangedDocument[];
}

/** Where a document stands. */
export interface Place {
  readonly part: number;
  readonly index: number;
}

/** The parts with a document taken from one place to another; `to.index` counts without it. */
export function moved(parts: readonly ArrangedPart[], from: Place, to: Place): ArrangedPart[] {
  const document = parts[from.part]?.documents[from.index];
  if (!document || !parts[to.part]) return [...parts];
  const without = parts.map((part, index) => (index === from.part ? { ...part, documents: part.documents.filter((_, place) => place !== from.index) } : part));
  return without.map((part, index) => (index === to.part ? { ...part, documents: [...part.documents.slice(0, to.index), document, ...part.documents.slice(to.index)] } : part));
}

/** One step up or down; beyond the end of a part it goes on in the next one. Null where there is no further. */
export function stepFrom(parts: readonly ArrangedPart[], { part, index }: Place, step: -1 | 1): Place | null {
  const next = index + step;
  if (next >= 0 && next < parts[part]!.documents.length) return { part, index: next };
  const neighbour = parts[part + step];
  if (!neighbour) return null;
  return { part: part + step, index: step === 1 ? 0 : neighbour.documents.length };
}

/** The parts without this one: its documents go to the end of the one before. The first stays. */
export function withoutPart(parts: readonly ArrangedPart[], gone: number): ArrangedPart[] {
  if (gone === 0) return [...parts];
  return parts.flatMap((part, index) => (index === gone ? [] : [index === gone - 1 ? { ...part, documents: [...part.documents, ...parts[gone]!.documents] } : part]));
}
