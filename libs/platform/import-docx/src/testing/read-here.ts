import type { TrackedDocument } from '@province-comuni/platform-ports';

interface Parts {
  readonly parts: Map<string, string>;
  readonly notices: string[];
}

/** Reads a DOCX as the child process does, in this one: for tests that read hundreds. */
export async function readHere(bytes: Uint8Array): Promise<TrackedDocument> {
  const [{ readParts }, { readTracked }] = (await Promise.all([import(new URL('../docx-parts.mjs', import.meta.url).href), import(new URL('../tracked-blocks.mjs', import.meta.url).href)])) as [{ readParts: (bytes: Uint8Array) => Parts }, { readTracked: (parts: Parts) => TrackedDocument }];
  return readTracked(readParts(bytes));
}
