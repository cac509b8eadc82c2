import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { PackageProblem } from './package-problem.js';

/** A YAML file read field by field: each wrong field is named with its file and line. */
export class YamlFields {
  private constructor(
    private readonly file: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly path: readonly (string | number)[],
    private readonly value: unknown,
  ) {}

  /** @throws PackageProblem when the text is no YAML mapping */
  static read(file: string, text: string): YamlFields {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
    const problem = document.errors[0];
    if (problem) throw new PackageProblem(file, lines.linePos(problem.pos[0]).line, `YAML non leggibile: ${problem.message.split('\n')[0]}`);
    let value: unknown;
    try {
      // No aliases: they are how a small file becomes a huge one.
      value = document.toJS({ maxAliasCount: 0 });
    } catch {
      throw new PackageProblem(file, 0, 'i rimandi YAML (&, *) non sono ammessi');
    }
    return new YamlFields(file, document, lines, [], value);
  }

  /** Fields of a list of mappings; an absent list is empty. */
  list(key: string): YamlFields[] {
    const items = this.get(key);
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) return this.fail(`«${key}» deve essere un elenco`, key);
    return items.map((item, index) => new YamlFields(this.file, this.document, this.lines, [...this.path, key, index], item));
  }

  /** A nested mapping, when present. */
  nested(key: string): YamlFields | undefined {
    const value = this.get(key);
    return value === undefined || value === null ? undefined : new YamlFields(this.file, this.document, this.lines, [...this.path, key], value);
  }

  text(key: string): string {
    const value = this.get(key);
    if (value === undefined || value === null || value === '') return this.fail(`manca «${key}»`);
    return this.scalar(value, key);
  }

  textOr(key: string, fallback: string): string {
    const value = this.get(key);
    return value === undefined || value === null ? fallback : this.scalar(value, key);
  }

  texts(key: string): string[] {
    const value = this.get(key);
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value.map((item) => this.scalar(item, key)) : this.fail(`«${key}» deve essere un elenco`, key);
  }

  numberOr<T>(key: string, fallback: T): number | T {
    const value = this.get(key);
    if (value === undefined || value === null) return fallback;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail(`«${key}» deve essere un numero`, key);
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.get(key);
    if (value === undefined || value === null) return fallback;
    if (value === true || value === 'sì' || value === 'si') return true;
    return value === false || value === 'no' ? false : this.fail(`«${key}» deve essere sì oppure no`, key);
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], fallback?: T): T {
    const text = fallback === undefined ? this.text(key) : this.textOr(key, fallback);
    return allowed.includes(text as T) ? (text as T) : this.fail(`«${key}» può essere ${allowed.join(', ')}; qui è «${text}»`, key);
  }

  /** Reads a text by a parser that may throw, and names the line when it does. */
  parsed<T>(key: string, parse: (text: string) => T): T | undefined {
    const text = this.textOr(key, '');
    if (text === '') return undefined;
    try {
      return parse(text);
    } catch (error) {
      return this.fail(`«${key}»: ${(error as Error).message}`, key);
    }
  }

  raw(key: string): unknown {
    return this.get(key);
  }

  attributes(key: string): Record<string, string> {
    const value = this.get(key);
    if (value === undefined || value === null) return {};
    if (typeof value !== 'object' || Array.isArray(value)) return this.fail(`«${key}» deve avere nomi e valori`, key);
    return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, this.scalar(text, key)]));
  }

  fail(reason: string, key?: string): never {
    for (let path = key === undefined ? this.path : [...this.path, key]; ; path = path.slice(0, -1)) {
      const node = this.document.getIn(path, true);
      if (isNode(node) && node.range) throw new PackageProblem(this.file, this.lines.linePos(node.range[0]).line, reason);
      if (path.length === 0) throw new PackageProblem(this.file, 0, reason);
    }
  }

  private get(key: string): unknown {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) return this.fail('qui va un gruppo di campi');
    return (this.value as Record<string, unknown>)[key];
  }

  private scalar(value: unknown, key: string): string {
    if (typeof value === 'string') return value.trim();
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : this.fail(`«${key}» deve essere un testo`, key);
  }
}
