import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContent, parsePillarSheet, type ContentProblem, type PackagedPractice, type Parsed, type PillarSheet } from '@province-comuni/practices-domain';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { CONTENT_FIELDS, PILLAR_FIELDS, renameFields, writtenPath, type FieldNames } from './field-names.js';

/** A file of the content folder cannot be taken: which, at which line (1-based, 0 the whole file), which field, and why in Italian. */
export class PracticeFileProblem extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}${line > 0 ? `, riga ${line}` : ''}: ${reason}`);
    this.name = 'PracticeFileProblem';
  }
}

/** What the folder holds. */
export interface PracticeFolder {
  readonly sheets: readonly PackagedPractice[];
  readonly pillars: readonly PillarSheet[];
}

/** Reads the content folder: `schede/*.yaml`, a sheet each, and `pilastri/*.yaml`, what was found about a pillar each. @throws PracticeFileProblem at the first wrong file */
export function readContentFolder(folder: string): PracticeFolder {
  return {
    sheets: filesOf(folder, 'schede').map(([name, text]) => readSheet(name, text)),
    pillars: filesOf(folder, 'pilastri').map(([name, text]) => new YamlFile(name, text, PILLAR_FIELDS).take(parsePillarSheet)),
  };
}

/** Reads one sheet. @param file name shown in problems; its last part without extension is the key of the sheet */
export function readSheet(file: string, text: string): PackagedPractice {
  const yaml = new YamlFile(file, text, CONTENT_FIELDS);
  return {
    key: file.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    codiceIstat: yaml.apart('codice_istat', /^\d{3}$/, 'tre cifre, fra virgolette'),
    pillarKey: yaml.apart('pilastro', /^[A-Z]{2,40}$/, 'la chiave di un pilastro'),
    reviewDate: yaml.apart('da_rivedere', /^\d{4}-\d{2}-\d{2}$/, 'un giorno AAAA-MM-GG'),
    content: yaml.take(parseContent),
  };
}

function filesOf(folder: string, kind: string): [string, string][] {
  const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith('.yaml')).sort();
  return names.map((name) => [`${kind}/${name}`, readFileSync(join(folder, kind, name), 'utf8')]);
}

/** A file with Italian names of fields, read by the parser of the domain; problems come back with the names and the line of the file. */
class YamlFile {
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly fields: Record<string, unknown>;

  constructor(
    private readonly file: string,
    text: string,
    private readonly names: FieldNames,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true });
    const [error] = this.document.errors;
    if (error) throw new PracticeFileProblem(file, this.lines.linePos(error.pos[0]).line, `YAML non leggibile: ${error.message.split('\n')[0]}`);
    let value: unknown;
    try {
      // No aliases: they are how a small file becomes a huge one.
      value = this.document.toJS({ maxAliasCount: 0 });
    } catch {
      throw new PracticeFileProblem(file, 0, 'i rimandi YAML (&, *) non sono ammessi');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PracticeFileProblem(file, 0, 'qui va un gruppo di campi');
    this.fields = value as Record<string, unknown>;
  }

  /** A field that is of the file and not of the sheet; it is taken out. */
  apart(name: string, form: RegExp, words: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || !form.test(value)) throw this.problem([name], `«${name}» deve essere ${words}`);
    delete this.fields[name];
    return value;
  }

  take<T>(parse: (input: unknown) => Parsed<T>): T {
    const { value, problems } = parse(renameFields(this.fields, this.names));
    if (value === null) throw this.problemOf(problems[0]!);
    return value;
  }

  private problemOf({ path, message }: ContentProblem): PracticeFileProblem {
    const written = writtenPath(path, this.names);
    return this.problem(written, `«${written.join('.')}»: ${message}`);
  }

  private problem(path: readonly (string | number)[], reason: string): PracticeFileProblem {
    for (let at = path; at.length > 0; at = at.slice(0, -1)) {
      const node = this.document.getIn(at, true);
      if (isNode(node) && node.range) return new PracticeFileProblem(this.file, this.lines.linePos(node.range[0]).line, reason);
    }
    return new PracticeFileProblem(this.file, 0, reason);
  }
}
