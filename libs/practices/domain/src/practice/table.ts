/** What a cell holds. Amounts are whole cents of euro; a percent is 0–100 with at most two decimals. */
export type ColumnType = 'text' | 'longText' | 'integer' | 'decimal' | 'cents' | 'percent' | 'year' | 'yesNo' | 'option';

export interface ColumnOption {
  readonly value: string;
  readonly label: string;
}

export interface Column {
  readonly key: string;
  /** Heading, in Italian. */
  readonly label: string;
  readonly type: ColumnType;
  /** A row without it is refused. */
  readonly required?: boolean;
  /** A row may lack it, and the sheet then shows "da completare". */
  readonly expected?: boolean;
  /** Says more about the row: two rows that differ in it alone are not different. */
  readonly detail?: boolean;
  /** Values admitted, for `option`. */
  readonly options?: readonly ColumnOption[];
}

/** A value of a cell; null where nobody says it. */
export type CellValue = string | number | boolean | null;

/** A row: one value per column of its kind of table. */
export type Row = Readonly<Record<string, CellValue>>;

export type TableKind = 'SERVIZI' | 'PERSONALE' | 'IMPIEGO' | 'ORGANI' | 'PREZZI' | 'QUOTE' | 'FATTI';

export interface TableKindDefinition {
  readonly kind: TableKind;
  readonly label: string;
  /** The column that names the row; rows of several sheets meet by `group`, and by this one where `group` is empty. */
  readonly keyColumn: string;
  readonly columns: readonly Column[];
}

export const LEVELS: readonly ColumnOption[] = [
  { value: 'BASE', label: 'Base' },
  { value: 'INTERMEDIO', label: 'Intermedio' },
  { value: 'AVANZATO', label: 'Avanzato' },
];

/** How an amount is reckoned. */
export const PRICE_SCHEMES: readonly ColumnOption[] = [
  { value: 'PER_ABITANTE', label: 'Per abitante' },
  { value: 'PER_FASCIA', label: 'Per fascia di abitanti' },
  { value: 'PER_POSTAZIONE', label: 'Per postazione' },
  { value: 'PER_DIMENSIONE', label: 'Secondo la dimensione dell’Ente' },
  { value: 'COMPRESO', label: 'Compreso nella quota' },
  { value: 'PARAMETRI', label: 'Secondo parametri tecnici' },
];

export const SHARE_KINDS: readonly ColumnOption[] = [
  { value: 'ENTRATA', label: 'Entrata' },
  { value: 'USCITA', label: 'Uscita' },
];

const GROUP: Column = { key: 'group', label: 'Voce di confronto', type: 'text', detail: true };
const NOTE: Column = { key: 'note', label: 'Note', type: 'longText', detail: true };

/** Every kind of table, with its columns in the order in which they are shown. */
export const TABLE_KINDS: readonly TableKindDefinition[] = [
  {
    kind: 'SERVIZI',
    label: 'Servizi per livello',
    keyColumn: 'service',
    columns: [
      { key: 'service', label: 'Servizio', type: 'text', required: true },
      GROUP,
      { key: 'level', label: 'Livello', type: 'option', expected: true, options: LEVELS },
      { key: 'offer', label: 'Come si ottiene', type: 'option', options: [{ value: 'COMPRESO', label: 'Con la convenzione' }, { value: 'A_RICHIESTA', label: 'A richiesta' }] },
      { key: 'channel', label: 'Canale', type: 'text' },
      NOTE,
    ],
  },
  {
    kind: 'PERSONALE',
    label: 'Figure professionali',
    keyColumn: 'role',
    columns: [
      { key: 'role', label: 'Figura', type: 'text', required: true },
      GROUP,
      { key: 'employer', label: 'Di chi è', type: 'text' },
      { key: 'skills', label: 'Competenze', type: 'longText', expected: true, detail: true },
      { key: 'qualification', label: 'Titolo di studio', type: 'text', expected: true },
      { key: 'count', label: 'Addetti', type: 'integer', expected: true },
      { key: 'fte', label: 'Tempo pieno equivalente', type: 'decimal' },
      NOTE,
    ],
  },
  {
    kind: 'IMPIEGO',
    label: 'Impiego del personale',
    keyColumn: 'structure',
    columns: [
      { key: 'structure', label: 'Struttura', type: 'text', required: true },
      GROUP,
      { key: 'people', label: 'Persone', type: 'integer', expected: true },
      { key: 'percent', label: 'Parte del tempo', type: 'percent', expected: true },
      NOTE,
    ],
  },
  {
    kind: 'ORGANI',
    label: 'Organi',
    keyColumn: 'body',
    columns: [
      { key: 'body', label: 'Organo', type: 'text', required: true },
      GROUP,
      { key: 'functions', label: 'Funzioni', type: 'longText', expected: true },
      { key: 'tasks', label: 'Mansioni', type: 'longText' },
      { key: 'members', label: 'Componenti', type: 'longText' },
      { key: 'memberCount', label: 'Numero dei componenti', type: 'integer' },
    ],
  },
  {
    kind: 'PREZZI',
    label: 'Prezzi',
    keyColumn: 'service',
    columns: [
      { key: 'service', label: 'Servizio', type: 'text', required: true },
      GROUP,
      { key: 'scheme', label: 'Come si calcola', type: 'option', required: true, options: PRICE_SCHEMES },
      { key: 'fromInhabitants', label: 'Da abitanti', type: 'integer' },
      { key: 'toInhabitants', label: 'A abitanti', type: 'integer' },
      { key: 'amountCents', label: 'Importo', type: 'cents', expected: true },
      { key: 'amountMaxCents', label: 'Fino a', type: 'cents' },
      { key: 'unit', label: 'Unità', type: 'text' },
      { key: 'vatIncluded', label: 'IVA compresa', type: 'yesNo' },
      NOTE,
    ],
  },
  {
    kind: 'QUOTE',
    label: 'Entrate e uscite',
    keyColumn: 'item',
    columns: [
      { key: 'item', label: 'Voce', type: 'text', required: true },
      GROUP,
      { key: 'kind', label: 'Tipo', type: 'option', required: true, options: SHARE_KINDS },
      { key: 'percent', label: 'Quota', type: 'percent', expected: true },
      { key: 'year', label: 'Anno', type: 'year' },
      NOTE,
    ],
  },
  {
    kind: 'FATTI',
    label: 'Dati',
    keyColumn: 'label',
    columns: [
      { key: 'label', label: 'Dato', type: 'text', required: true },
      GROUP,
      { key: 'value', label: 'Valore', type: 'longText', expected: true },
      { key: 'number', label: 'In numero', type: 'decimal' },
      { key: 'unit', label: 'Unità', type: 'text' },
    ],
  },
];

const BY_KIND = new Map(TABLE_KINDS.map((definition) => [definition.kind, definition]));

export function tableKind(kind: TableKind): TableKindDefinition {
  return BY_KIND.get(kind)!;
}

/** Prices that have no amount of their own: they follow from something else. */
export function hasNoAmount(row: Row): boolean {
  return row['scheme'] === 'COMPRESO' || row['scheme'] === 'PARAMETRI';
}

/** Whether somebody still has to say it. */
export function isToComplete(kind: TableKind, column: Column, row: Row): boolean {
  if (!column.expected || row[column.key] !== null) return false;
  return !(kind === 'PREZZI' && column.key === 'amountCents' && hasNoAmount(row));
}
