import { ExpressionShapeError, parseRichText, readCondition, readExpression, RichTextProblem, type Condition, type Expression, type Inline, type LegalSource, type RichText } from '@province-comuni/shared-act-tree';

/** What is wrong with one field, in Italian. `field` is its path: `options[2].label`. */
export interface PartProblem {
  readonly field: string;
  readonly message: string;
}

const URN = /^urn:nir:[a-z0-9.;:~@\-_,]{5,200}$/i;

/** Reads what came from a form field by field, and gathers everything that is wrong instead of stopping at the first. What is not asked for is not kept. */
export class InputFields {
  constructor(
    private readonly input: Readonly<Record<string, unknown>>,
    readonly problems: PartProblem[] = [],
    private readonly path = '',
  ) {}

  static of(input: unknown, problems: PartProblem[] = [], path = ''): InputFields {
    const record = typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : {};
    return new InputFields(record, problems, path);
  }

  refuse(field: string, message: string): void {
    this.problems.push({ field: this.path + field, message });
  }

  /** Without control characters and outer blanks, in one normal form. */
  text(field: string, options: { readonly label: string; readonly required?: boolean; readonly max?: number; readonly lines?: boolean }): string {
    const raw = this.input[field];
    if (raw !== undefined && raw !== null && typeof raw !== 'string') this.refuse(field, `${options.label}: scrivete un testo.`);
    const text = (typeof raw === 'string' ? raw : '').normalize('NFC').replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ' ').replace(options.lines ? /(?!)/g : /\s+/g, ' ').trim();
    const max = options.max ?? 300;
    if (text === '' && options.required) this.refuse(field, `${options.label}: manca.`);
    if (text.length > max) this.refuse(field, `${options.label}: al massimo ${max} caratteri.`);
    return text;
  }

  oneOf<T extends string>(field: string, values: readonly T[], label: string, otherwise?: T): T {
    const raw = this.input[field] ?? otherwise;
    if (values.includes(raw as T)) return raw as T;
    this.refuse(field, `${label}: scegliete uno dei valori proposti.`);
    return values[0]!;
  }

  flag(field: string): boolean {
    return this.input[field] === true;
  }

  /** A finite number; undefined when the field is empty. */
  number(field: string, label: string): number | undefined {
    const raw = this.input[field];
    if (raw === undefined || raw === null || raw === '') return undefined;
    if (typeof raw === 'number' && Number.isFinite(raw)) return raw;
    this.refuse(field, `${label}: scrivete un numero.`);
    return undefined;
  }

  /** A real calendar day, `YYYY-MM-DD`. */
  day(field: string, label: string): string {
    const raw = this.input[field];
    if (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) && new Date(raw).toISOString().startsWith(raw)) return raw;
    this.refuse(field, `${label}: scrivete una data del calendario.`);
    return '';
  }

  matching(field: string, pattern: RegExp, message: string): string {
    const raw = this.input[field];
    if (typeof raw === 'string' && pattern.test(raw)) return raw;
    this.refuse(field, message);
    return typeof raw === 'string' ? raw.slice(0, 80) : '';
  }

  list<T>(field: string, read: (item: InputFields) => T, max = 300): T[] {
    const raw = this.input[field] ?? [];
    if (!Array.isArray(raw) || raw.length > max) {
      this.refuse(field, `Al massimo ${max} righe.`);
      return [];
    }
    return raw.map((item, index) => read(InputFields.of(item, this.problems, `${this.path}${field}[${index}].`)));
  }

  texts(field: string, label: string, pattern?: RegExp): string[] {
    const raw = this.input[field] ?? [];
    if (!Array.isArray(raw) || raw.length > 100 || raw.some((item) => typeof item !== 'string' || item.length > 300 || item.trim() === '' || (pattern && !pattern.test(item)))) {
      this.refuse(field, `${label}: c’è un valore non ammesso.`);
      return [];
    }
    return raw.map((item: string) => item.trim());
  }

  raw(field: string): unknown {
    return this.input[field];
  }

  condition(field: string): Condition | null {
    return this.shaped(field, readCondition);
  }

  expression(field: string): Expression | null {
    return this.shaped(field, readExpression);
  }

  richText(field: string): RichText {
    return this.parsed(field, (raw) => parseRichText(raw, { allowLogic: true })) ?? { type: 'doc', content: [{ type: 'paragraph' }] };
  }

  /** One line of text with its chips. */
  inlines(field: string): readonly Inline[] {
    const line = this.parsed(field, (raw) => parseRichText({ type: 'doc', content: [{ type: 'paragraph', content: raw ?? [] }] }, { allowLogic: false }));
    const [first] = line?.content ?? [];
    return first?.type === 'paragraph' ? (first.content ?? []) : [];
  }

  norms(field: string): LegalSource[] {
    return this.list(field, readNorm, 40);
  }

  nested(field: string): InputFields | null {
    const raw = this.input[field];
    return raw === undefined || raw === null ? null : InputFields.of(raw, this.problems, `${this.path}${field}.`);
  }

  private shaped<T>(field: string, read: (input: unknown) => T): T | null {
    return (this.input[field] ?? null) === null ? null : this.parsed(field, read);
  }

  private parsed<T>(field: string, read: (input: unknown) => T): T | null {
    try {
      return read(this.input[field]);
    } catch (error) {
      if (!(error instanceof ExpressionShapeError) && !(error instanceof RichTextProblem)) throw error;
      this.refuse(field, error.message);
      return null;
    }
  }
}

/** A norm as a form sends it. */
export function readNorm(fields: InputFields): LegalSource {
  return { label: fields.text('label', { label: 'Norma', required: true }), urn: fields.matching('urn', URN, 'L’indirizzo della norma non è un URN di Normattiva (urn:nir:…).') };
}
