import type { EnteId } from '@province-comuni/shared-kernel';
import type { TariffScheme } from '../tariffs/scheme.js';

/** Where the money of the service goes. */
export type ExpenseKind = 'PERSONALE' | 'CLOUD' | 'LICENZE' | 'GESTIONE' | 'ALTRO';
export const EXPENSE_KINDS: readonly ExpenseKind[] = ['PERSONALE', 'CLOUD', 'LICENZE', 'GESTIONE', 'ALTRO'];

export interface Expense {
  readonly kind: ExpenseKind;
  /** Cents, of the first year, VAT included where the Provincia cannot recover it. */
  readonly amount: number;
  /** How much it grows each year, in hundredths of a per cent; may be negative. */
  readonly growth: number;
}

/** In which order Comuni are taken to join: an assumption, said wherever a number follows from it. */
export type JoiningOrder = 'LARGEST_FIRST' | 'SMALLEST_FIRST';
export const JOINING_ORDERS: readonly JoiningOrder[] = ['LARGEST_FIRST', 'SMALLEST_FIRST'];

/** What a Provincia compares: schemes, expenses, assumptions. */
export interface Scenario {
  /** One to four. */
  readonly schemes: readonly TariffScheme[];
  /** The scheme in force today, to which the others are compared; null when none is. */
  readonly todayKey: string | null;
  readonly expenses: readonly Expense[];
  /** Years of the convention. */
  readonly years: number;
  /** How many of the Comuni join, in hundredths of a per cent. */
  readonly participation: number;
  readonly order: JoiningOrder;
  /** What if all tariffs but today's were higher or lower: hundredths of a per cent, may be negative. */
  readonly adjustment: number;
  /** What if the rate of VAT were another: hundredths of a per cent; null = as the schemes say. */
  readonly vatRate: number | null;
  /** Workstations of a Comune that told no number: per 1,000 inhabitants, in hundredths. */
  readonly workstationsPerThousand: number;
  /** Workstations that a Comune told. */
  readonly workstations: readonly { readonly enteId: EnteId; readonly quantity: number }[];
}

export const LARGEST_SCENARIO = { schemes: 4, services: 20, bands: 40, expenses: 20, workstations: 600 } as const;
