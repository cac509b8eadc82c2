import { isDay, italianDate, storableText } from '@province-comuni/shared-kernel';
import { isSettled, type ActApproval, type ActStep, type Opinion, type StepFieldKey } from './act-approval.js';

/** What a person filled in for a step, as typed. */
export type StepInput = Partial<Readonly<Record<StepFieldKey, string>>>;

/** A field of a step and what is wrong with it, in Italian. */
export interface StepProblem {
  readonly field: string;
  readonly message: string;
}

/** What the step must know beside the approval itself. */
export interface StepContext {
  /** Italian calendar day. */
  readonly today: string;
  /** Body that gives its opinion on this act; null when none does. */
  readonly opinionBody: string | null;
  /** The act itself says that the opinion comes before the approval. */
  readonly opinionFirst: boolean;
}

const OUTCOMES: readonly Opinion['outcome'][] = ['FAVOREVOLE', 'FAVOREVOLE_CON_OSSERVAZIONI', 'CONTRARIO'];
const LONGEST: Partial<Record<StepFieldKey, number>> = { nota: 2_000, motivo: 2_000, numero: 40, protocolloNumero: 40, collegamento: 500 };

/** Why the step cannot be taken at all now; null when it can. What a person fills in is judged by {@link takeStep}. */
export function refusalOf(step: ActStep, approval: ActApproval | null, context: StepContext): string | null {
  if (!step.from.includes(approval?.state ?? null)) return 'Da qui questo passo non si può fare.';
  if (step.key === 'REGISTRA_PARERE' && context.opinionBody === null) return 'Per questo atto non è previsto un parere.';
  if (step.key === 'APPROVA' && context.opinionFirst && approval?.opinion == null) return `L’atto prevede il parere dell’${context.opinionBody}: registratelo prima dell’approvazione.`;
  return null;
}

/**
 * The approval after a step, or what is wrong with what was filled in. The text it is about is not touched here.
 * Days lie in their order: opinion and approval not in the future, transmission not before approval, expiry after the beginning.
 */
export function takeStep(step: ActStep, approval: ActApproval, input: StepInput, context: StepContext): ActApproval | readonly StepProblem[] {
  const { values, problems } = readInput(step, input);
  const refuse = (field: StepFieldKey, message: string): number => problems.push({ field, message });
  const after = applied(step, approval, values, context);
  const said = values.data;
  if (said && step.key !== 'METTI_IN_VIGORE' && said > context.today) refuse('data', 'La data è nel futuro: si registra quello che è già avvenuto.');
  if (said && step.key === 'TRASMETTI' && approval.approval && said < approval.approval.date) refuse('data', `La trasmissione non può precedere l’approvazione del ${italianDate(approval.approval.date)}.`);
  if (said && step.key === 'METTI_IN_VIGORE' && approval.approval && said < approval.approval.date) refuse('data', `La decorrenza non può precedere l’approvazione del ${italianDate(approval.approval.date)}.`);
  if (said && values.scadenza && values.scadenza <= said) refuse('scadenza', 'La scadenza deve seguire la decorrenza.');
  if (values.protocolloNumero && !values.protocolloData) refuse('protocolloData', 'Manca la data del protocollo.');
  if (values.protocolloData && !values.protocolloNumero) refuse('protocolloNumero', 'Manca il numero del protocollo.');
  return problems.length > 0 ? problems : after;
}

function readInput(step: ActStep, input: StepInput): { values: StepInput; problems: StepProblem[] } {
  const problems: StepProblem[] = [];
  const values: Partial<Record<StepFieldKey, string>> = {};
  for (const { key, required } of step.asks) {
    const typed = input[key];
    const value = typeof typed === 'string' ? storableText(typed).trim() : '';
    const problem = value === '' ? (required ? 'Manca questo dato.' : null) : problemOf(key, value);
    if (problem) problems.push({ field: key, message: problem });
    else if (value !== '') values[key] = value;
  }
  return { values, problems };
}

function problemOf(key: StepFieldKey, value: string): string | null {
  if ((key === 'data' || key === 'scadenza' || key === 'protocolloData') && !isDay(value)) return 'La data non esiste: controllate giorno e mese.';
  if (key === 'esito' && !(OUTCOMES as readonly string[]).includes(value)) return 'Scegliete un esito fra quelli proposti.';
  if (key === 'collegamento' && !isWebAddress(value)) return 'Scrivete un indirizzo che comincia con https://.';
  const longest = LONGEST[key];
  return longest !== undefined && value.length > longest ? `Al massimo ${longest} caratteri.` : null;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function applied(step: ActStep, approval: ActApproval, values: StepInput, { opinionBody }: StepContext): ActApproval {
  const moved = { ...approval, state: step.to ?? approval.state, revision: approval.revision + 1 };
  switch (step.key) {
    case 'REGISTRA_PARERE':
      return { ...moved, opinion: { body: opinionBody ?? '', date: values.data ?? '', outcome: (values.esito ?? 'FAVOREVOLE') as Opinion['outcome'], note: values.nota ?? '' } };
    case 'APPROVA':
      return { ...moved, approval: { number: values.numero ?? '', date: values.data ?? '', link: values.collegamento ?? null } };
    case 'TRASMETTI':
      return { ...moved, transmittedOn: values.data ?? null, protocol: values.protocolloNumero && values.protocolloData ? { number: values.protocolloNumero, date: values.protocolloData } : null };
    case 'METTI_IN_VIGORE':
      return { ...moved, inForceFrom: values.data ?? null, expiresOn: values.scadenza ?? null };
    default:
      return moved;
  }
}

/** Where the next step starts: a text that was approved stays as it is, and its act sets out anew under the next number. */
export function startOf(approval: ActApproval | null, fresh: Pick<ActApproval, 'id' | 'instanceId' | 'enteId' | 'actKey'>): ActApproval {
  if (approval && !isSettled(approval)) return approval;
  return { ...fresh, number: (approval?.number ?? 0) + 1, state: 'BOZZA', dataRevision: 0, modelVersion: '', textSha256: '', opinion: null, approval: null, protocol: null, transmittedOn: null, inForceFrom: null, expiresOn: null, revision: 0 };
}
