import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePostText, PostTextProblem, type PostText } from '@province-comuni/communities-contract';
import { DISCUSSION_KINDS, VISIBILITIES, type CommunityVisibility, type DiscussionKind, type PackagedCommunity, type PackagedDiscussion } from '@province-comuni/communities-domain';
import { LineCounter, parseDocument } from 'yaml';

/** A file of the content folder cannot be taken: which, and why in Italian. */
export class CommunityFileProblem extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
    this.name = 'CommunityFileProblem';
  }
}

const KINDS: Readonly<Record<string, DiscussionKind>> = { domanda: 'QUESTION', discussione: 'DISCUSSION', annuncio: 'ANNOUNCEMENT', idea: 'IDEA' };

/** Reads the folder: a file for each community, in the order of their names. @throws CommunityFileProblem at the first wrong one */
export function readCommunityFolder(folder: string): PackagedCommunity[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  return names.map((name) => readCommunity(name, readFileSync(join(folder, name), 'utf8')));
}

/** Reads one community. @param file its name without extension is the key of the community */
export function readCommunity(file: string, text: string): PackagedCommunity {
  const take = new Fields(file, 'la community', readYaml(file, text));
  const visibility = take.text('chi_legge') as CommunityVisibility;
  if (!VISIBILITIES.includes(visibility)) throw new CommunityFileProblem(file, `«chi_legge» è uno fra ${VISIBILITIES.join(', ')}`);
  return {
    key: file.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    title: take.text('titolo'),
    purpose: take.text('a_che_serve'),
    thisWeek: take.text('questa_settimana'),
    guidelines: take.texts('regole'),
    visibility,
    pillarKey: take.optional('pilastro'),
    subjects: take.texts('temi'),
    discussions: take.list('discussioni').map((item, index) => readDiscussion(file, item, index)),
  };
}

/** @throws CommunityFileProblem with the line */
export function readYaml(file: string, text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new CommunityFileProblem(file, `YAML non leggibile alla riga ${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
  return document.toJS({ maxAliasCount: 0 });
}

function readDiscussion(file: string, input: unknown, index: number): PackagedDiscussion {
  const take = new Fields(file, `la discussione ${index + 1}`, input);
  const kind = KINDS[take.text('tipo')];
  if (!kind || !DISCUSSION_KINDS.includes(kind)) throw new CommunityFileProblem(file, `il «tipo» della discussione ${index + 1} è uno fra ${Object.keys(KINDS).join(', ')}`);
  const text = readSourcedText(file, `la discussione ${index + 1}`, take.list('testo'), take.optional('fonte'));
  return { key: take.text('chiave'), kind, title: take.text('titolo'), tags: take.texts('etichette'), pinned: take.optional('in_alto') === 'sì', text };
}

/** The text of something, with its source as the last paragraph. @param of what it is the text of: «la discussione 2» @throws CommunityFileProblem */
export function readSourcedText(file: string, of: string, blocks: readonly unknown[], source: string | null): PostText {
  const content = [...blocks.map(readBlock), ...(source ? [{ type: 'paragraph', content: [{ type: 'text', text: `Fonte: ${source}`, marks: [{ type: 'italic' }] }] }] : [])];
  try {
    return parsePostText({ type: 'doc', content });
  } catch (error) {
    if (error instanceof PostTextProblem) throw new CommunityFileProblem(file, `il testo per ${of}: ${error.message}`);
    throw error;
  }
}

/** A text is a paragraph; `elenco` a list of texts. */
function readBlock(input: unknown): object {
  const paragraph = (text: unknown): object => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const items = typeof input === 'object' && input !== null ? (input as { elenco?: unknown }).elenco : undefined;
  if (Array.isArray(items)) return { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) };
  return paragraph(input);
}

/** Fields of a file, each asked for by its name. */
export class Fields {
  private readonly fields: Record<string, unknown>;

  constructor(
    private readonly file: string,
    private readonly of: string,
    input: unknown,
  ) {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new CommunityFileProblem(file, `${of} è un gruppo di campi`);
    this.fields = input as Record<string, unknown>;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === null) throw new CommunityFileProblem(this.file, `manca «${name}» per ${this.of}`);
    return value;
  }

  optional(name: string): string | null {
    const value = this.fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  list(name: string): readonly unknown[] {
    const value = this.fields[name];
    if (!Array.isArray(value)) throw new CommunityFileProblem(this.file, `«${name}» è un elenco, per ${this.of}`);
    return value;
  }

  texts(name: string): string[] {
    const values = this.list(name);
    if (values.some((value) => typeof value !== 'string')) throw new CommunityFileProblem(this.file, `«${name}» è un elenco di testi, per ${this.of}`);
    return values as string[];
  }
}
