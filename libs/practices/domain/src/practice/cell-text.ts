import { tableKind, type CellValue, type Column, type Row, type TableKind } from './table.js';

const NUMBER = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 2 });
const AMOUNT = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' });

/** «1.440». */
export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** «1.440,00 €». @param cents whole cents of euro */
export function amountText(cents: number): string {
  return AMOUNT.format(cents / 100);
}

/** «65 %». */
export function percentText(percent: number): string {
  return `${NUMBER.format(percent)} %`;
}

/** A value as Italian offices write it; null where nobody says it. */
export function cellText(column: Column, value: CellValue): string | null {
  if (value === null) return null;
  switch (column.type) {
    case 'text':
    case 'longText':
      return String(value);
    case 'option':
      return column.options!.find((option) => option.value === value)?.label ?? String(value);
    case 'yesNo':
      return value === true ? 'sì' : 'no';
    case 'integer':
    case 'decimal':
      return numberText(Number(value));
    case 'cents':
      return amountText(Number(value));
    case 'percent':
      return percentText(Number(value));
    case 'year':
      return String(value);
  }
}

/** A row in few words, for a cell of a comparison: «Sistemista», [«Diploma», «2 addetti»]. */
export function describeRow(kind: TableKind, row: Row): { readonly name: string; readonly facts: readonly string[] } {
  const { keyColumn, columns } = tableKind(kind);
  const text = (key: string): string | null => cellText(columns.find((column) => column.key === key)!, row[key] ?? null);
  const facts = (...parts: (string | null)[]): { name: string; facts: string[] } => ({ name: text(keyColumn) ?? '', facts: parts.filter((part): part is string => part !== null && part !== '') });
  switch (kind) {
    case 'SERVIZI':
      return facts(text('level'), text('offer')?.toLowerCase() ?? null, text('channel'));
    case 'PERSONALE':
      return facts(text('qualification'), counted(row['count'] ?? null, 'addetto', 'addetti'), text('employer'));
    case 'IMPIEGO':
      return facts(counted(row['people'] ?? null, 'persona', 'persone'), row['percent'] === null ? null : `${text('percent')} del tempo`);
    case 'ORGANI':
      return facts(text('functions'), text('tasks'), text('members'), counted(row['memberCount'] ?? null, 'componente', 'componenti'));
    case 'PREZZI':
      return facts(bandText(row), priceText(row), vatText(row));
    case 'QUOTE':
      return facts(text('percent') ?? 'quota da completare', text('year'));
    case 'FATTI':
      return facts(text('value'));
  }
}

/** Rows of one cell in few words; a name that is the line's, or that of the row before, is said once and is empty here. */
export function describeRows(kind: TableKind, rows: readonly Row[], label: string): readonly { readonly name: string; readonly facts: readonly string[] }[] {
  const described = rows.map((row) => describeRow(kind, row));
  return described.map(({ name, facts }, index) => ({ name: name === label || name === described[index - 1]?.name ? '' : name, facts }));
}

/** «da 501 a 1.000 abitanti»; null for a price that is the same for all. */
export function bandText(row: Row): string | null {
  const [from, to] = [row['fromInhabitants'] as number | null, row['toInhabitants'] as number | null];
  if (from === null && to === null) return null;
  if (from === null) return `meno di ${numberText(to! + 1)} abitanti`;
  return to === null ? `da ${numberText(from)} abitanti` : `da ${numberText(from)} a ${numberText(to)} abitanti`;
}

/** «da 900,00 € a 2.000,00 € l’anno», «Compreso nella quota». */
export function priceText(row: Row): string {
  const [amount, most] = [row['amountCents'] as number | null, row['amountMaxCents'] as number | null];
  const scheme = cellText(tableKind('PREZZI').columns.find(({ key }) => key === 'scheme')!, row['scheme'] ?? null) ?? '';
  if (amount === null) return [scheme, row['note']].filter(Boolean).join(': ');
  const words = most === null ? amountText(amount) : `da ${amountText(amount)} a ${amountText(most)}`;
  return [words, row['unit']].filter(Boolean).join(' ');
}

function vatText(row: Row): string | null {
  if (row['vatIncluded'] === null || row['vatIncluded'] === undefined) return null;
  return row['vatIncluded'] ? 'IVA compresa' : 'IVA esclusa';
}

function counted(value: CellValue, one: string, many: string): string | null {
  return value === null ? null : `${numberText(Number(value))} ${value === 1 ? one : many}`;
}
