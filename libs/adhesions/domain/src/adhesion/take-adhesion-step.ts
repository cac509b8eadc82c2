import type { ApprovedConvention } from '@province-comuni/models-contract';
import { isDay, italianDate, storableText } from '@province-comuni/shared-kernel';
import type { Adhesion, AdhesionFieldKey, AdhesionStep, Side } from './adhesion.js';
import { judgeRecesso } from './recesso.js';

/** What a person filled in for a step, as typed. */
export type AdhesionInput = Partial<Readonly<Record<AdhesionFieldKey, string>>>;

/** A field and what is wrong with it, in Italian. */
export interface AdhesionProblem {
  readonly field: string;
  readonly message: string;
}

const LONGEST: Readonly<Record<AdhesionFieldKey, number>> = { data: 10, numero: 40, collegamento: 500, motivo: 2_000 };

/** Whether this side may take the step from where the adhesion is. */
export function offersStep(step: AdhesionStep, { state }: Adhesion, side: Side): boolean {
  return step.from.includes(state) && step.by.includes(side);
}

/** The adhesion after a step, or what is wrong with what was filled in. @param today Italian calendar day */
export function takeAdhesionStep(step: AdhesionStep, adhesion: Adhesion, input: AdhesionInput, convention: Pick<ApprovedConvention, 'approvedBy' | 'expiresOn' | 'recessoNoticeDays'>, today: string): Adhesion | readonly AdhesionProblem[] {
  const problems: AdhesionProblem[] = [];
  const refuse = (field: AdhesionFieldKey, message: string): number => problems.push({ field, message });
  const values: Partial<Record<AdhesionFieldKey, string>> = {};
  for (const { key, required } of step.asks) {
    const value = typeof input[key] === 'string' ? storableText(input[key]).trim() : '';
    if (value === '' && !required) continue;
    if (value === '') refuse(key, 'Manca questo dato.');
    else if (value.length > LONGEST[key]) refuse(key, `Al massimo ${LONGEST[key]} caratteri.`);
    else if (key === 'data' && !isDay(value)) refuse(key, 'La data non esiste: controllate giorno e mese.');
    else if (key === 'data' && value > today) refuse(key, 'La data è nel futuro: si registra quello che è già avvenuto.');
    else if (key === 'collegamento' && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) refuse(key, 'Scrivete un indirizzo che comincia con https://.');
    else values[key] = value;
  }
  if (problems.length > 0) return problems;
  const day = values.data ?? '';
  const moved: Adhesion = { ...adhesion, state: step.to, revision: adhesion.revision + 1 };
  switch (step.key) {
    case 'DELIBERA':
      if (convention.approvedBy && day < convention.approvedBy.date) return [{ field: 'data', message: `L’adesione non può precedere l’approvazione dello schema, del ${italianDate(convention.approvedBy.date)}.` }];
      return { ...moved, resolution: { number: values.numero ?? '', date: day, link: values.collegamento ?? null } };
    case 'CORREGGI':
      return { ...moved, resolution: null };
    case 'FIRMA':
      if (adhesion.resolution && day < adhesion.resolution.date) return [{ field: 'data', message: `La firma non può precedere la deliberazione, del ${italianDate(adhesion.resolution.date)}.` }];
      if (convention.expiresOn !== null && day > convention.expiresOn) return [{ field: 'data', message: `La convenzione è finita il ${italianDate(convention.expiresOn)}.` }];
      return { ...moved, signedOn: day };
    case 'RECEDE': {
      const judged = judgeRecesso({ signedOn: adhesion.signedOn ?? day, noticeDays: convention.recessoNoticeDays, expiresOn: convention.expiresOn }, day);
      return 'refusal' in judged ? [{ field: 'data', message: judged.refusal }] : { ...moved, recesso: { notifiedOn: day, effectiveOn: judged.effectiveOn } };
    }
    default:
      return moved;
  }
}
