import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import type { Problem } from '../errors.js';
import { bandProblems } from '../tariffs/bands.js';
import { ACT_PLACES, DIVISION_BASES, TARIFF_KINDS, VAT_REGIMES, type Band, type SchemeService, type Tariff, type TariffScheme } from '../tariffs/scheme.js';
import { EXPENSE_KINDS, JOINING_ORDERS, LARGEST_SCENARIO, type Expense, type Scenario } from './scenario.js';

/** A scenario as it is typed: every number is an Italian text (`1.440,00`, `0,44`, `22`); what a kind of tariff does not need is left empty. */
export interface TypedScenario {
  readonly schemes: readonly TypedScheme[];
  readonly todayKey: string | null;
  readonly expenses: readonly { readonly kind: string; readonly amount: string; readonly growth: string }[];
  readonly years: string;
  readonly participation: string;
  readonly order: string;
  readonly adjustment: string;
  /** Empty: as the schemes say. */
  readonly vatRate: string;
  readonly workstationsPerThousand: string;
  readonly workstations: readonly { readonly enteId: string; readonly quantity: string }[];
}

export interface TypedScheme {
  readonly key: string;
  readonly title: string;
  readonly source: string | null;
  readonly vatRegime: string;
  readonly vatRate: string;
  readonly services: readonly TypedService[];
}

export interface TypedService {
  readonly service: string;
  readonly place: string | null;
  readonly kind: string;
  readonly rate: string;
  readonly amount: string;
  readonly maximum: string;
  readonly by: string;
  readonly unit: string;
  readonly quantity: string;
  readonly bands: readonly { readonly from: string; readonly to: string; readonly amount: string }[];
}

/** Euro: beyond these a tariff is a slip of the pen. */
const MOST = { perInhabitant: 100, perWorkstation: 10_000, perUnit: 100_000, fee: 1_000_000, divided: 20_000_000, expense: 20_000_000 } as const;
const MOST_INHABITANTS = 10_000_000;
const EURO = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** The scenario, and every problem with what was typed. With problems the scenario is no scenario: it is not to be used. */
export function readScenario(typed: TypedScenario): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const reader = new ScenarioReader();
  const scenario = reader.scenario(typed);
  return { scenario, problems: reader.problems };
}

class ScenarioReader {
  readonly problems: Problem[] = [];

  scenario(typed: TypedScenario): Scenario {
    this.atMost('schemes', typed.schemes, LARGEST_SCENARIO.schemes, 'Si confrontano al massimo quattro schemi.');
    if (typed.schemes.length === 0) this.refuse('schemes', 'Scegliete almeno uno schema.');
    this.atMost('expenses', typed.expenses, LARGEST_SCENARIO.expenses, `Al massimo ${LARGEST_SCENARIO.expenses} voci di spesa.`);
    this.atMost('workstations', typed.workstations, LARGEST_SCENARIO.workstations, 'Troppe righe.');
    const schemes = typed.schemes.slice(0, LARGEST_SCENARIO.schemes).map((scheme, index) => this.scheme(`schemes[${index}]`, scheme));
    if (new Set(schemes.map(({ key }) => key)).size < schemes.length) this.refuse('schemes', 'Due schemi hanno la stessa chiave.');
    const todayKey = typed.todayKey || null;
    if (todayKey !== null && !schemes.some(({ key }) => key === todayKey)) this.refuse('todayKey', 'Lo schema di oggi non è fra quelli a confronto.');
    return {
      schemes,
      todayKey,
      expenses: typed.expenses.slice(0, LARGEST_SCENARIO.expenses).map((expense, index) => this.expense(`expenses[${index}]`, expense)),
      years: this.whole('years', typed.years, 1, 15, 'Gli anni della convenzione vanno da 1 a 15.'),
      participation: this.decimal('participation', typed.participation, 2, 0, 100, 'La partecipazione va da 0 a 100 per cento.'),
      order: this.oneOf('order', typed.order, JOINING_ORDERS, 'Scegliete in che ordine aderiscono i Comuni.'),
      adjustment: this.decimal('adjustment', typed.adjustment, 2, -90, 200, 'La variazione va da −90 a +200 per cento.'),
      vatRate: typed.vatRate.trim() === '' ? null : this.vat('vatRate', typed.vatRate),
      workstationsPerThousand: this.decimal('workstationsPerThousand', typed.workstationsPerThousand, 2, 0.01, 1000, 'Le postazioni per 1.000 abitanti vanno da 0,01 a 1.000.'),
      workstations: typed.workstations.slice(0, LARGEST_SCENARIO.workstations).map(({ enteId, quantity }, index) => {
        if (!isUuid(enteId)) this.refuse(`workstations[${index}].enteId`, 'Questo Ente non c’è.');
        return { enteId: enteId as EnteId, quantity: this.whole(`workstations[${index}].quantity`, quantity, 1, 100_000, 'Le postazioni vanno da 1 a 100.000.') };
      }),
    };
  }

  private scheme(at: string, typed: TypedScheme): TariffScheme {
    this.atMost(`${at}.services`, typed.services, LARGEST_SCENARIO.services, `Al massimo ${LARGEST_SCENARIO.services} servizi.`);
    if (typed.services.length === 0) this.refuse(`${at}.services`, 'Uno schema ha almeno un servizio con la sua tariffa.');
    if (!/^[\w-]{1,60}$/.test(typed.key)) this.refuse(`${at}.key`, 'La chiave dello schema non è valida.');
    const vatRegime = this.oneOf(`${at}.vatRegime`, typed.vatRegime, VAT_REGIMES, 'Dite se gli importi comprendono l’IVA.');
    return {
      key: typed.key,
      title: this.text(`${at}.title`, typed.title, 80, 'Date un nome allo schema.'),
      source: typed.source && /^[\w-]{1,60}$/.test(typed.source) ? typed.source : null,
      vatRegime,
      vatRate: vatRegime === 'NON_SOGGETTA' ? 0 : this.vat(`${at}.vatRate`, typed.vatRate),
      services: typed.services.slice(0, LARGEST_SCENARIO.services).map((service, index) => this.service(`${at}.services[${index}]`, service)),
    };
  }

  private service(at: string, typed: TypedService): SchemeService {
    const place = typed.place ? this.oneOf(`${at}.place`, typed.place, ACT_PLACES, 'Nell’atto non c’è questo posto.') : null;
    return { service: this.text(`${at}.service`, typed.service, 160, 'Scrivete di quale servizio è la tariffa.'), place, tariff: this.tariff(at, typed) };
  }

  private tariff(at: string, typed: TypedService): Tariff {
    const kind = this.oneOf(`${at}.kind`, typed.kind, TARIFF_KINDS, 'Scegliete come si calcola la quota.');
    switch (kind) {
      case 'PER_ABITANTE':
        return { kind, rate: this.rate(`${at}.rate`, typed.rate, MOST.perInhabitant, 'per abitante') };
      case 'PER_POSTAZIONE':
        return { kind, rate: this.rate(`${at}.rate`, typed.rate, MOST.perWorkstation, 'per postazione') };
      case 'FISSO':
        return { kind, amount: this.amount(`${at}.amount`, typed.amount, MOST.fee) };
      case 'RIPARTO':
        return { kind, amount: this.amount(`${at}.amount`, typed.amount, MOST.divided), by: this.oneOf(`${at}.by`, typed.by, DIVISION_BASES, 'Dite su che cosa si riparte.') };
      case 'PER_DIMENSIONE': {
        const tariff = { kind, amount: this.amount(`${at}.amount`, typed.amount, MOST.fee), maximum: this.amount(`${at}.maximum`, typed.maximum, MOST.fee) };
        if (tariff.maximum < tariff.amount) this.refuse(`${at}.maximum`, 'Il canone massimo è minore del minimo.');
        return tariff;
      }
      case 'PER_PARAMETRO':
        return { kind, rate: this.rate(`${at}.rate`, typed.rate, MOST.perUnit, 'per unità'), unit: this.text(`${at}.unit`, typed.unit, 40, 'Scrivete l’unità: ore, macchine virtuali, megabit.'), quantity: this.decimal(`${at}.quantity`, typed.quantity, 2, 0, 1_000_000, 'La quantità va da 0 a 1.000.000.') };
      case 'PER_FASCIA':
        return { kind, bands: this.bands(`${at}.bands`, typed.bands) };
    }
  }

  private bands(at: string, typed: TypedService['bands']): Band[] {
    this.atMost(at, typed, LARGEST_SCENARIO.bands, `Al massimo ${LARGEST_SCENARIO.bands} fasce.`);
    const before = this.problems.length;
    const bands = typed.slice(0, LARGEST_SCENARIO.bands).map((band, index): Band => {
      const from = this.whole(`${at}[${index}].from`, band.from, 0, MOST_INHABITANTS, `Gli abitanti sono un numero intero fino a ${EURO.format(MOST_INHABITANTS)}.`);
      const to = band.to.trim() === '' ? null : this.whole(`${at}[${index}].to`, band.to, 0, MOST_INHABITANTS, `Gli abitanti sono un numero intero fino a ${EURO.format(MOST_INHABITANTS)}.`);
      return { from, to, amount: this.amount(`${at}[${index}].amount`, band.amount, MOST.fee) };
    });
    // Of numbers that are none nothing can be said.
    if (!this.problems.slice(before).some(({ field }) => /\.(from|to)$/.test(field))) this.problems.push(...bandProblems(bands, at));
    return bands;
  }

  private expense(at: string, typed: { readonly kind: string; readonly amount: string; readonly growth: string }): Expense {
    return {
      kind: this.oneOf(`${at}.kind`, typed.kind, EXPENSE_KINDS, 'Scegliete che spesa è.'),
      amount: this.amount(`${at}.amount`, typed.amount, MOST.expense),
      growth: typed.growth.trim() === '' ? 0 : this.decimal(`${at}.growth`, typed.growth, 2, -50, 100, 'La crescita va da −50 a +100 per cento l’anno.'),
    };
  }

  private vat(field: string, typed: string): number {
    return this.decimal(field, typed, 2, 0, 30, 'L’aliquota IVA va da 0 a 30 per cento.');
  }

  /** Euro with up to four decimals, as 1/10000 of euro. */
  private rate(field: string, typed: string, most: number, unit: string): number {
    const value = numberOf(typed, 4);
    if (value === null) this.refuse(field, 'Scrivete l’importo in euro con la virgola e al massimo quattro decimali, per esempio 0,44.');
    else if (value < 0) this.refuse(field, 'Una tariffa non può essere negativa.');
    else if (value > most * 10_000) this.refuse(field, `Più di ${EURO.format(most)} € ${unit} non è plausibile: controllate la virgola.`);
    return value ?? 0;
  }

  /** Euro with up to two decimals, as cents. */
  private amount(field: string, typed: string, most: number): number {
    const value = numberOf(typed, 2);
    if (value === null) this.refuse(field, 'Scrivete l’importo in euro con la virgola per i centesimi, per esempio 1.440,00.');
    else if (value < 0) this.refuse(field, 'Un importo non può essere negativo.');
    else if (value > most * 100) this.refuse(field, `Più di ${EURO.format(most)} € non è plausibile: controllate la virgola.`);
    return value ?? 0;
  }

  private whole(field: string, typed: string, least: number, most: number, message: string): number {
    return this.decimal(field, typed, 0, least, most, message);
  }

  /** A number in units of the last of its decimals: with two decimals `12,5` is 1250. */
  private decimal(field: string, typed: string, decimals: number, least: number, most: number, message: string): number {
    const value = numberOf(typed, decimals);
    const unit = 10 ** decimals;
    if (value === null || value < Math.round(least * unit) || value > most * unit) this.refuse(field, message);
    return value ?? 0;
  }

  private text(field: string, typed: string, most: number, missing: string): string {
    const clean = typed.toWellFormed().normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/g, ' ').replace(/\s+/g, ' ').trim();
    if (clean === '') this.refuse(field, missing);
    if (clean.length > most) this.refuse(field, `Al massimo ${most} caratteri.`);
    return clean;
  }

  private oneOf<Value extends string>(field: string, typed: string, values: readonly Value[], message: string): Value {
    const value = values.find((each) => each === typed);
    if (value === undefined) this.refuse(field, message);
    return value ?? values[0]!;
  }

  private atMost(field: string, list: readonly unknown[], most: number, message: string): void {
    if (list.length > most) this.refuse(field, message);
  }

  private refuse(field: string, message: string): void {
    this.problems.push({ field, message });
  }
}

/** An Italian number (`1.440,5`, `-3`, with or without €, %) in units of its last decimal; null when it is none or has more decimals. */
export function numberOf(typed: string, decimals: number): number | null {
  const match = /^([-−+]?)(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,6}))?$/.exec(typed.replace(/[\s\u00a0€%]/g, ''));
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return null;
  const value = Number(match[2]!.replaceAll('.', '') + fraction.padEnd(decimals, '0'));
  return match[1] === '-' || match[1] === '−' ? (value === 0 ? 0 : -value) : value;
}
