const INTEGER = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 0, useGrouping: 'always' } as Intl.NumberFormatOptions);
const DECIMAL = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 6, useGrouping: 'always' } as Intl.NumberFormatOptions);
const AMOUNT = new Intl.NumberFormat('it-IT', { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 'always' } as Intl.NumberFormatOptions);
const MONTHS = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'];

/** `352000` → `352.000`. */
export function formatInteger(value: number): string {
  return INTEGER.format(value);
}

/** `0.5` → `0,5`. */
export function formatDecimal(value: number): string {
  return DECIMAL.format(value);
}

/** Cents to text: `144000` → `1.440,00 €` (with a no-break space). */
export function formatAmount(cents: number): string {
  return `${AMOUNT.format(cents / 100)}\u00a0€`;
}

/** `2027-01-01` → `1° gennaio 2027`. */
export function formatDate(isoDay: string): string {
  const [year, month, day] = isoDay.split('-').map(Number);
  return `${day === 1 ? '1°' : day} ${MONTHS[month! - 1]} ${year}`;
}

const UNITS = ['', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci', 'undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici', 'diciassette', 'diciotto', 'diciannove'];
const TENS = ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];

/** An integer in Italian words, as acts write it: `21` → `ventuno`, `23` → `ventitré`. @throws RangeError beyond ±999 billion */
export function integerInWords(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e12) throw new RangeError(`not an integer to write in words: ${value}`);
  if (value === 0) return 'zero';
  if (value < 0) return `meno ${integerInWords(-value)}`;
  const words = writeGroups(value);
  // "tre" takes the accent only as the end of a compound.
  return words.length > 3 && words.endsWith('tre') ? `${words.slice(0, -3)}tré` : words;
}

function writeGroups(value: number): string {
  const billions = Math.floor(value / 1e9);
  const millions = Math.floor((value % 1e9) / 1e6);
  const thousands = Math.floor((value % 1e6) / 1000);
  const rest = value % 1000;
  return [
    billions === 0 ? '' : billions === 1 ? 'unmiliardo' : `${writeHundreds(billions)}miliardi`,
    millions === 0 ? '' : millions === 1 ? 'unmilione' : `${writeHundreds(millions)}milioni`,
    thousands === 0 ? '' : thousands === 1 ? 'mille' : `${writeHundreds(thousands)}mila`,
    writeHundreds(rest),
  ].join('');
}

function writeHundreds(value: number): string {
  const hundreds = Math.floor(value / 100);
  const below = writeBelowHundred(value % 100);
  if (hundreds === 0) return below;
  const stem = `${hundreds === 1 ? '' : UNITS[hundreds]}cento`;
  return below.startsWith('ott') ? `${stem.slice(0, -1)}${below}` : `${stem}${below}`;
}

function writeBelowHundred(value: number): string {
  if (value < 20) return UNITS[value]!;
  const tens = TENS[Math.floor(value / 10)]!;
  const unit = value % 10;
  if (unit === 0) return tens;
  return unit === 1 || unit === 8 ? `${tens.slice(0, -1)}${UNITS[unit]}` : `${tens}${UNITS[unit]}`;
}

/** An amount in words, as cheques and acts write it: `144050` → `millequattrocentoquaranta/50`. */
export function amountInWords(cents: number): string {
  const euros = Math.trunc(cents / 100);
  return `${integerInWords(euros)}/${String(Math.abs(cents % 100)).padStart(2, '0')}`;
}
