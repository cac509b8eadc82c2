import type { ModelContent } from '@province-comuni/models-contract';
import { readVariable, type Environment } from '@province-comuni/shared-act-tree';
import type { StepContext } from './take-step.js';

/** Variables of the models that say something of an act's way. A model without them goes without what they say. */
export const WAY_VARIABLES = { opinionFirst: 'parere_assemblea_sindaci', startsOn: 'data_decorrenza', expiresOn: 'data_scadenza', noticeDays: 'preavviso_recesso_giorni' } as const;

const BODIES: Readonly<Record<string, string>> = { PUBBLICO: 'Assemblea dei Sindaci', PPP: 'Assemblea degli Enti' };

/**
 * Whose opinion an act goes through, by its form (Report sui Servizi di Innovazione, chapter 7: Assemblea dei Sindaci for the public form,
 * Assemblea degli Enti for the partnership, none for in house), and whether the act itself wants it before the approval.
 */
export function opinionOf(actKey: string, content: ModelContent, environment: Environment): Pick<StepContext, 'opinionBody' | 'opinionFirst'> {
  const form = readVariable(content.formAxis, environment);
  const opinionBody = actKey === 'convenzione' && typeof form === 'string' ? (BODIES[form] ?? null) : null;
  return { opinionBody, opinionFirst: opinionBody !== null && readVariable(WAY_VARIABLES.opinionFirst, environment) === true };
}
