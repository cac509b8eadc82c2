import type { EnteId } from '@province-comuni/shared-kernel';
import type { Expense, JoiningOrder, Scenario } from '../scenario/scenario.js';
import { JOINING_ORDERS } from '../scenario/scenario.js';
import { adjusted } from '../tariffs/adjusted.js';
import { scaled } from '../tariffs/exact.js';
import { sharesOf, type PayingEnte, type Share, type Sizes, type Supposition } from '../tariffs/shares.js';
import type { TariffScheme } from '../tariffs/scheme.js';

/** A Comune as the registry knows it; `popolazione` null where nobody says it. */
export interface KnownComune {
  readonly enteId: EnteId;
  readonly nome: string;
  readonly popolazione: number | null;
  readonly annoPopolazione: number | null;
}

/** Share of a Comune in one scheme, in cents. */
export interface ComuneShare extends Share {
  /** Gross per inhabitant, in 1/10000 of euro, rounded half upwards. */
  readonly perInhabitant: number;
  /** Gross, less what it pays in the scheme of today; null without such a scheme. */
  readonly difference: number | null;
}

export interface SimulatedComune {
  readonly enteId: EnteId;
  readonly nome: string;
  readonly popolazione: number;
  readonly annoPopolazione: number | null;
  readonly postazioni: number;
  /** Whether the number of workstations was told by somebody; otherwise it follows from the inhabitants. */
  readonly postazioniTold: boolean;
  /** Whether it joins, with the participation that is supposed. */
  readonly joins: boolean;
  /** In the order of the schemes; null where it does not join. */
  readonly shares: readonly (ComuneShare | null)[];
}

/** A year of the convention; cents. Revenue is net of VAT, which is no revenue. */
export interface YearBalance {
  readonly year: number;
  readonly revenue: number;
  readonly expenses: number;
  readonly balance: number;
}

/** How many Comuni must join, in an order, for the revenue to reach the expenses; null = not even all of them do. */
export interface BreakEven {
  readonly order: JoiningOrder;
  readonly firstYear: number | null;
  readonly wholePeriod: number | null;
}

export interface SchemeOutcome {
  readonly key: string;
  readonly title: string;
  /** Cents: sums over the Comuni that join. */
  readonly services: readonly { readonly service: string; readonly amount: number }[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  /** Against the scheme of today: how many Comuni pay less, more, the same; null without such a scheme, and for that scheme. */
  readonly against: { readonly less: number; readonly more: number; readonly same: number } | null;
  readonly years: readonly YearBalance[];
  readonly breakEven: readonly BreakEven[];
}

/** Who is not reckoned with, and why. SENZA_POPOLAZIONE: of the Provincia, without a number of inhabitants. NON_IN_VIGORE: named in the scenario, no longer a Comune of the Provincia. */
export interface LeftOut {
  readonly enteId: EnteId;
  readonly nome: string | null;
  readonly reason: 'SENZA_POPOLAZIONE' | 'NON_IN_VIGORE';
}

export interface Simulation {
  /** Largest first. */
  readonly comuni: readonly SimulatedComune[];
  readonly schemes: readonly SchemeOutcome[];
  readonly leftOut: readonly LeftOut[];
  readonly joining: number;
  /** The schemes with the supposed change made part of them, that of today as it is; empty where none is supposed. */
  readonly adjusted: readonly TariffScheme[];
}

/**
 * What a scenario comes to on the Comuni of a Provincia.
 * The supposed change of tariffs leaves today's scheme alone: it is what people pay now. The Comuni that join are the first of the order, as many as the participation says (rounded upwards).
 * @param scenario without problems @param names of Enti that the scenario names and the Provincia no longer has
 */
export function simulate(scenario: Scenario, known: readonly KnownComune[], names: ReadonlyMap<EnteId, string> = new Map()): Simulation {
  const told = new Map(scenario.workstations.map(({ enteId, quantity }) => [enteId, quantity]));
  const counted = known
    .filter((comune): comune is KnownComune & { readonly popolazione: number } => comune.popolazione !== null && comune.popolazione > 0)
    .map((comune) => ({ ...comune, postazioni: told.get(comune.enteId) ?? estimated(comune.popolazione, scenario), postazioniTold: told.has(comune.enteId) }))
    .sort((a, b) => b.popolazione - a.popolazione || (a.nome < b.nome ? -1 : 1));
  const sizes: Sizes = { largest: counted[0]?.popolazione ?? 0, smallest: counted.at(-1)?.popolazione ?? 0 };
  const joining = Math.ceil((counted.length * scenario.participation) / 10_000);
  const joins = (index: number): boolean => (scenario.order === 'LARGEST_FIRST' ? index < joining : index >= counted.length - joining);
  const paying = counted.filter((_, index) => joins(index));
  const expenses = expensesByYear(scenario.expenses, scenario.years);

  const columns = scenario.schemes.map((scheme) => ({ scheme, supposition: suppositionOf(scenario, scheme), shares: sharesOf(scheme, paying, sizes, suppositionOf(scenario, scheme)) }));
  const today = columns.find(({ scheme }) => scheme.key === scenario.todayKey);
  const first = scenario.order === 'LARGEST_FIRST' ? 0 : counted.length - joining;
  const shareOf = (column: (typeof columns)[number], index: number): ComuneShare => {
    const share = column.shares[index]!;
    return { ...share, perInhabitant: scaled(share.gross, 100, paying[index]!.popolazione), difference: today ? share.gross - today.shares[index]!.gross : null };
  };
  return {
    comuni: counted.map((comune, index) => ({ ...comune, joins: joins(index), shares: columns.map((column) => (joins(index) ? shareOf(column, index - first) : null)) })),
    schemes: columns.map((column) => outcomeOf(column.scheme, column.shares, today && today !== column ? today.shares : null, expenses, breakEvenOf(column.scheme, counted, sizes, column.supposition, expenses))),
    leftOut: leftOutOf(scenario, known, names),
    joining,
    adjusted: scenario.adjustment === 0 ? [] : scenario.schemes.map((scheme) => (scheme.key === scenario.todayKey ? scheme : adjusted(scheme, scenario.adjustment))),
  };
}

/** At least one: who has no workstation has no service either. */
function estimated(popolazione: number, { workstationsPerThousand }: Scenario): number {
  return Math.max(1, scaled(popolazione, workstationsPerThousand, 100_000));
}

function suppositionOf({ adjustment, vatRate, todayKey }: Scenario, { key }: TariffScheme): Supposition {
  return { adjustment: key === todayKey ? 0 : adjustment, vatRate };
}

/** What is spent in each year, in cents. Each expense grows from its rounded amount of the year before. */
export function expensesByYear(expenses: readonly Expense[], years: number): number[] {
  const now = expenses.map(({ amount }) => amount);
  return Array.from({ length: years }, (_, year) => {
    if (year > 0) for (const [index, { growth }] of expenses.entries()) now[index] = scaled(now[index]!, 10_000 + growth, 10_000);
    return now.reduce((all, amount) => all + amount, 0);
  });
}

function outcomeOf(scheme: TariffScheme, shares: readonly Share[], today: readonly Share[] | null, expenses: readonly number[], breakEven: readonly BreakEven[]): SchemeOutcome {
  const sum = (of: (share: Share) => number): number => shares.reduce((all, share) => all + of(share), 0);
  const net = sum((share) => share.net);
  const differences = today && shares.map((share, index) => share.gross - today[index]!.gross);
  const count = (test: (difference: number) => boolean): number => differences!.filter(test).length;
  return {
    key: scheme.key,
    title: scheme.title,
    services: scheme.services.map(({ service }, index) => ({ service, amount: sum((share) => share.services[index]!) })),
    net,
    vat: sum((share) => share.vat),
    gross: sum((share) => share.gross),
    against: differences && { less: count((difference) => difference < 0), more: count((difference) => difference > 0), same: count((difference) => difference === 0) },
    years: expenses.map((spent, index) => ({ year: index + 1, revenue: net, expenses: spent, balance: net - spent })),
    breakEven,
  };
}

/** The least number of Comuni, joining in each order, whose net revenue covers the expenses of the first year, and over all years those of all. */
function breakEvenOf(scheme: TariffScheme, largestFirst: readonly PayingEnte[], sizes: Sizes, supposition: Supposition, expenses: readonly number[]): BreakEven[] {
  return JOINING_ORDERS.map((order) => {
    const revenue = revenueBySize(scheme, order === 'LARGEST_FIRST' ? largestFirst : [...largestFirst].reverse(), sizes, supposition);
    const least = (goal: number, times: number): number | null => {
      // Revenue does not shrink with one Comune more: the first that reaches the goal is found by halves.
      let [low, high] = [0, largestFirst.length];
      if (revenue(high) * times < goal) return null;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (revenue(middle) * times >= goal) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    return { order, firstYear: least(expenses[0] ?? 0, 1), wholePeriod: least(expenses.reduce((all, spent) => all + spent, 0), expenses.length) };
  });
}

/** Net revenue of the first so many. Only a cost shared out depends on who else joins: without one, sums are made once. */
function revenueBySize(scheme: TariffScheme, enti: readonly PayingEnte[], sizes: Sizes, supposition: Supposition): (count: number) => number {
  const known = new Map<number, number>();
  if (scheme.services.some(({ tariff }) => tariff.kind === 'RIPARTO')) {
    return (count) => {
      if (!known.has(count)) known.set(count, sharesOf(scheme, enti.slice(0, count), sizes, supposition).reduce((all, { net }) => all + net, 0));
      return known.get(count)!;
    };
  }
  const sums = [0];
  for (const { net } of sharesOf(scheme, enti, sizes, supposition)) sums.push(sums.at(-1)! + net);
  return (count) => sums[count]!;
}

function leftOutOf({ workstations }: Scenario, known: readonly KnownComune[], names: ReadonlyMap<EnteId, string>): LeftOut[] {
  const here = new Set(known.map(({ enteId }) => enteId));
  return [
    ...known.filter(({ popolazione }) => popolazione === null || popolazione <= 0).map(({ enteId, nome }): LeftOut => ({ enteId, nome, reason: 'SENZA_POPOLAZIONE' })),
    ...workstations.filter(({ enteId }) => !here.has(enteId)).map(({ enteId }): LeftOut => ({ enteId, nome: names.get(enteId) ?? null, reason: 'NON_IN_VIGORE' })),
  ];
}
