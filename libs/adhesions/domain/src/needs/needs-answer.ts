import type { EnteId } from '@province-comuni/shared-kernel';
import { storableText } from '@province-comuni/shared-kernel';
import type { AdhesionId } from '../adhesion/adhesion.js';
import type { AdhesionProblem } from '../adhesion/take-adhesion-step.js';
import type { NeedsService, NeedsSheetId } from './needs-sheet.js';
import { readQuantity } from './quantity.js';

export const NEEDS_CHOICES = ['RINNOVA', 'DESIDERA', 'VALUTA', 'NON_INTERESSA'] as const;

/** Renews what it has; wants it; wants to evaluate it; not interested. */
export type NeedsChoice = (typeof NEEDS_CHOICES)[number];

/** What an Ente says of a service. */
export interface NeedsLine {
  readonly choice: NeedsChoice;
  /** Hundredths of the service's unit; null where none is said, or counted. */
  readonly quantity: number | null;
  readonly note: string;
}

/** Lines by key of the service. */
export type NeedsLines = Readonly<Record<string, NeedsLine>>;

/** The answer of an Ente to a sheet: what it is writing, and what it sent last. */
export interface NeedsAnswer {
  readonly sheetId: NeedsSheetId;
  readonly adhesionId: AdhesionId;
  readonly provinciaId: EnteId;
  readonly aderenteId: EnteId;
  readonly lines: NeedsLines;
  /** What counts; null while nothing was sent. */
  readonly sent: NeedsLines | null;
  readonly sentAt: Date | null;
  /** Who sent it: a name, or the words for who came with the link. */
  readonly sentBy: string | null;
  readonly remindedAt: Date | null;
  readonly revision: number;
}

/** A line as typed. */
export interface TypedNeedsLine {
  readonly choice: string;
  readonly quantity: string;
  readonly note: string;
}

const LONGEST_NOTE = 1_000;

/** A line in stored shape, or what is wrong with it, field by field. */
export function readNeedsLine({ key, unit }: NeedsService, typed: TypedNeedsLine): NeedsLine | readonly AdhesionProblem[] {
  const problems: AdhesionProblem[] = [];
  const refuse = (field: string, message: string): number => problems.push({ field: `lines.${key}.${field}`, message });
  const choice = NEEDS_CHOICES.find((each) => each === typed.choice);
  if (!choice) refuse('choice', 'Scegliete una risposta.');
  const note = storableText(typed.note).trim();
  if (note.length > LONGEST_NOTE) refuse('note', 'Al massimo 1.000 caratteri.');
  // Who is not interested asks for no quantity, and what is not counted has none.
  const counted = unit !== '' && choice !== 'NON_INTERESSA' && typed.quantity.trim() !== '';
  const quantity = counted ? readQuantity(typed.quantity) : null;
  if (typeof quantity === 'object' && quantity !== null) refuse('quantity', quantity.problem);
  return problems.length > 0 ? problems : { choice: choice!, quantity: quantity as number | null, note };
}

/** What is missing before an answer can be sent. */
export function missingIn(services: readonly NeedsService[], lines: NeedsLines): AdhesionProblem[] {
  return services.flatMap(({ key, name, unit }) => {
    const line = lines[key];
    if (!line) return [{ field: `lines.${key}.choice`, message: `Manca la risposta per «${name}».` }];
    const asks = line.choice === 'RINNOVA' || line.choice === 'DESIDERA';
    return asks && unit !== '' && !line.quantity ? [{ field: `lines.${key}.quantity`, message: `Per «${name}» indicate la quantità (${unit}).` }] : [];
  });
}
