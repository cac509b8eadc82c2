import { clauseNeeds, rowField, type ClauseRevision, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { ClauseRefused } from '../errors.js';
import type { InstanceClause } from '../instance/instance.js';
import { readClauseBody, readClauseHeading } from '../instance/read-clause-text.js';
import type { InstanceWorkspace } from './instance-workspace.js';

/** A clause of an instance by its two sides: what the Provincia made of it, and the model's. */
export interface ClauseTarget {
  readonly local: InstanceClause | undefined;
  readonly model: ClauseRevision | undefined;
}

/** Both sides undefined where the acts have no such clause. */
export function targetOf({ instance, content }: InstanceWorkspace, clauseId: string): ClauseTarget {
  return { local: instance.clauses.find((clause) => clause.clauseId === clauseId), model: content.acts.flatMap((act) => act.clauses).find((clause) => clause.id === clauseId) };
}

/** The texts whose conditions and repeats a new text of the clause may have. */
export function ownTexts({ local, model }: ClauseTarget): RichText[] {
  return [model?.body, local?.body].flatMap((text) => text ?? []);
}

/** A text for a clause, as a page sent it. @throws ClauseRefused also for a clause whose text is fixed, and for data and references that do not exist */
export function readOwnText(workspace: InstanceWorkspace, target: ClauseTarget, typed: { readonly heading: unknown; readonly body: unknown }): { readonly heading: readonly Inline[]; readonly body: RichText } {
  if (target.model?.lock === 'vincolata') throw new ClauseRefused('Il testo di questa clausola è vincolato: lo fissa la legge o il modello nazionale. Potete cambiare le risposte che contiene.');
  const heading = readClauseHeading(typed.heading);
  const body = readClauseBody(typed.body, ownTexts(target));
  refuseUnknown(workspace, heading, body);
  return { heading, body };
}

/** Refuses to take a clause out of the act where the law or the model asks for it; one that was added goes like it came. @throws ClauseRefused */
export function refuseToSuppress({ local, model }: ClauseTarget): void {
  if (local?.state !== 'ADDED' && model?.lock !== 'libera') throw new ClauseRefused('Questa clausola non si può togliere: la legge o il modello la richiedono.');
}

function refuseUnknown({ environment, content, instance }: InstanceWorkspace, heading: readonly Inline[], body: RichText): void {
  const needs = clauseNeeds({ heading, body });
  const unknown = [...needs.variables].find((key) => !environment.variables.has(key) && !rowField(environment.variables, key));
  if (unknown) throw new ClauseRefused(`Il dato «${unknown}» non esiste nel modello.`);
  const known = new Set([...content.acts.flatMap((act) => act.clauses.map((clause) => clause.id)), ...instance.clauses.map((clause) => clause.clauseId)]);
  if ([...needs.clauses].some((id) => !known.has(id))) throw new ClauseRefused('Un rimando porta a una clausola che non esiste.');
}
