/** A value that is not right: where in the content (`dimensions.COSTI.tables[0].rows[2].amountCents`), and why, in Italian. */
export interface ContentProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The path as pages write it: `tables[0].rows[2].amountCents`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '');
}

const LONGEST_LIST = 300;

/** Reads a JSON value of which nothing is known, field by field, and collects every problem instead of stopping at the first. */
export class FieldReader {
  private readonly seen = new Set<string>();

  private constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    private readonly path: readonly (string | number)[],
    private readonly problems: ContentProblem[],
  ) {}

  static of(value: unknown, path: readonly (string | number)[], problems: ContentProblem[]): FieldReader {
    const known = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!known) problems.push({ path, message: 'Qui va un gruppo di campi.' });
    return new FieldReader(known ? (value as Record<string, unknown>) : {}, path, problems);
  }

  text(key: string, longest: number, { required = false } = {}): string {
    const value = this.get(key);
    if (value === null) return required ? this.fail(key, 'Manca: scrivetelo.', '') : '';
    if (typeof value !== 'string') return this.fail(key, 'Deve essere un testo.', '');
    // What PostgreSQL cannot keep, and what no reader can see.
    const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').trim();
    if (required && text === '') return this.fail(key, 'Manca: scrivetelo.', '');
    return text.length > longest ? this.fail(key, `È troppo lungo: al massimo ${longest.toLocaleString('it-IT')} caratteri.`, '') : text;
  }

  /** @returns null when absent or wrong */
  number(key: string, { min = 0, max = 1_000_000_000, decimals = 0 } = {}): number | null {
    const value = this.get(key);
    if (value === null) return null;
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.fail(key, 'Deve essere un numero.', null);
    if (value < min || value > max) return this.fail(key, `Deve essere fra ${min.toLocaleString('it-IT')} e ${max.toLocaleString('it-IT')}.`, null);
    const scale = 10 ** decimals;
    if (Math.abs(value * scale - Math.round(value * scale)) > 1e-6) return this.fail(key, decimals === 0 ? 'Deve essere un numero intero.' : `Al massimo ${decimals} decimali.`, null);
    return value;
  }

  flag(key: string): boolean | null {
    const value = this.get(key);
    if (value === null) return null;
    return typeof value === 'boolean' ? value : this.fail(key, 'Deve essere sì oppure no.', null);
  }

  /** @returns null when absent or wrong */
  oneOf<T extends string>(key: string, allowed: readonly T[], { required = false } = {}): T | null {
    const value = this.get(key);
    if (value === null || value === '') return required ? this.fail(key, 'Manca: scegliete un valore.', null) : null;
    return allowed.includes(value as T) ? (value as T) : this.fail(key, `Può essere ${allowed.join(', ')}.`, null);
  }

  group(key: string): FieldReader {
    return FieldReader.of(this.get(key) ?? {}, [...this.path, key], this.problems);
  }

  list(key: string): FieldReader[] {
    const value = this.get(key);
    if (value === null) return [];
    if (!Array.isArray(value)) return this.fail(key, 'Deve essere un elenco.', []);
    if (value.length > LONGEST_LIST) return this.fail(key, `Sono troppe righe: al massimo ${LONGEST_LIST}.`, []);
    return value.map((item, index) => FieldReader.of(item, [...this.path, key, index], this.problems));
  }

  /** To be called when every field was asked for. */
  refuseOthers(): void {
    for (const key of Object.keys(this.value)) if (!this.seen.has(key)) this.fail(key, 'Campo sconosciuto.', null);
  }

  fail<T>(key: string, message: string, instead: T): T {
    this.problems.push({ path: [...this.path, key], message });
    return instead;
  }

  private get(key: string): unknown {
    this.seen.add(key);
    return Object.hasOwn(this.value, key) ? (this.value[key] ?? null) : null;
  }
}
