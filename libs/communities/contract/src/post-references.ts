import { isUuid } from '@province-comuni/shared-kernel';
import type { PostText } from './post-text.js';

/** What a post may refer to, and what it is called where its title may not be said. */
export const REFERENCE_WORDS = { documento: 'un documento', clausola: 'una clausola', pratica: 'una buona pratica', discussione: 'una discussione', evento: 'un evento', ente: 'un Ente' } as const;
export type ReferenceKind = keyof typeof REFERENCE_WORDS;

/** A thing of the product, by kind and id. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: string;
}

const UUID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
/** Pages of the product that show one of them. */
const PAGES: readonly { readonly kind: ReferenceKind; readonly path: RegExp }[] = [
  { kind: 'documento', path: new RegExp(`^/documenti/${UUID}/?$`, 'i') },
  { kind: 'pratica', path: new RegExp(`^/buone-pratiche/${UUID}/?$`, 'i') },
  { kind: 'evento', path: new RegExp(`^/calendario/${UUID}/?$`, 'i') },
  { kind: 'ente', path: new RegExp(`^/enti/${UUID}/?$`, 'i') },
  { kind: 'discussione', path: new RegExp(`^/community/[a-z][a-z0-9-]*/${UUID}/?$`, 'i') },
];
/** Key of a model, and key of its clause in the version that holds. */
const CLAUSE = /^[a-z0-9][a-z0-9-]{0,79}:[a-z0-9][\w.-]{0,119}$/i;

/** Whether it can be one: what it leads to is asked for each reader. */
export function isReference(kind: unknown, id: unknown): boolean {
  return typeof kind === 'string' && Object.hasOwn(REFERENCE_WORDS, kind) && typeof id === 'string' && (kind === 'clausola' ? CLAUSE.test(id) : isUuid(id));
}

/**
 * What the page at this address shows, if a post may refer to it.
 * @param address with the name of the site or without. @param origin of the product: pages of other sites are links
 */
export function referenceAt(address: string, origin: string): Reference | null {
  const typed = address.trim();
  if (/\s/.test(typed) || !URL.canParse(typed, origin)) return null;
  const { origin: site, pathname, hash, search } = new URL(typed, origin);
  if (site !== origin) return null;
  const clause = /^\/modelli\/([a-z0-9-]+)\/?$/i.exec(pathname);
  if (clause && hash.startsWith('#clausola-')) {
    const id = `${clause[1]!}:${hash.slice('#clausola-'.length)}`;
    return isReference('clausola', id) ? { kind: 'clausola', id } : null;
  }
  // An answer of a discussion, a page of a file: more than the thing itself, and a link says that better.
  if (search !== '' || hash !== '') return null;
  for (const { kind, path } of PAGES) {
    const id = path.exec(pathname)?.[1];
    if (id) return { kind, id: id.toLowerCase() };
  }
  return null;
}

/** What a text refers to, each once, in order. */
export function referencesOf(text: PostText): Reference[] {
  const found = new Map<string, Reference>();
  visit(text, ({ type, attrs }) => {
    if (type === 'reference') found.set(`${attrs?.['kind']} ${attrs?.['id']}`, { kind: attrs?.['kind'] as ReferenceKind, id: attrs?.['id'] as string });
  });
  return [...found.values()];
}

/** Addresses that a text links to, each once, in order. */
export function linksOf(text: PostText): string[] {
  const found = new Set<string>();
  visit(text, ({ marks }) => marks?.forEach(({ type, attrs }) => type === 'link' && attrs?.['href'] && found.add(attrs['href'])));
  return [...found];
}

interface AnyNode {
  readonly type?: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly marks?: readonly AnyNode[];
  readonly content?: readonly AnyNode[];
}

function visit(node: object, see: (node: AnyNode) => void): void {
  see(node);
  (node as AnyNode).content?.forEach((child) => visit(child, see));
}
