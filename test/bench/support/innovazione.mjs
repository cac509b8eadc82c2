// An instance of the Innovation model with every question answered: invented answers, real text.
import { join } from 'node:path';
import { InstanceWorkspace, instanceEnvironment } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { isOptionAdmitted, isRelevant } from '@province-comuni/shared-act-tree';
import { root } from './measure.mjs';

export const content = readPackage(readPackageFolder(join(root, 'libs/models/content/innovazione')));

const AT = new Date('2027-01-01T09:00:00Z');
const PARAMETER_DATE = '2027-01-01';
const CHOSEN = { forma: 'PUBBLICO', livello: 'AVANZATO', schema_tariffario: 'MISTO', funzioni_fondamentali: true };

/** @returns stored answers, in the order of the questions */
export function answers() {
  const stored = [];
  for (const variable of content.variables) {
    const environment = instanceEnvironment(content, stored, PARAMETER_DATE);
    if (variable.scope !== 'istanza' || variable.type === 'calcolata' || !isRelevant(variable, environment)) continue;
    const value = CHOSEN[variable.key] ?? environment.answers.get(variable.key) ?? invented(variable, environment);
    stored.push({ key: variable.key, value, origin: 'PERSONA', revision: 1, answeredBy: 'Prova', answeredAt: AT });
  }
  return stored;
}

function invented(variable, environment) {
  switch (variable.type) {
    case 'testo':
      return `${variable.label} di prova`;
    case 'testo-lungo':
      return 'Testo di prova, lungo quanto una risposta vera: la motivazione cita gli atti, le cifre e le ragioni della scelta.';
    case 'intero':
    case 'decimale':
    case 'importo':
      return variable.min ?? 12;
    case 'data':
      return '2027-06-01';
    case 'si-no':
      return true;
    case 'scelta':
      return variable.options.find((option) => isOptionAdmitted(option.when, environment)).value;
    case 'scelte':
      return variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map((option) => option.value);
    case 'tabella':
      return [1, 2, 3].map((row) => Object.fromEntries(variable.columns.map((column) => [column.key, column.type === 'testo' ? `Voce ${row}` : column.type === 'data' ? '2027-06-01' : row * 1000])));
  }
}

export function workspaceOf(stored, cache) {
  const instance = { id: 'i', enteId: 'e', modelVersionId: 'v', title: 'Servizi di innovazione', dataRevision: 1, parameterDate: PARAMETER_DATE, createdBy: 'p', createdAt: AT, updatedAt: AT, answers: stored, clauses: [], localVariables: [], keptNumbers: {} };
  return new InstanceWorkspace(instance, content, instanceEnvironment(content, stored, PARAMETER_DATE), cache);
}

/** The actor who may read and export that instance. */
export const ACTOR = { kind: 'person', personId: 'p', name: 'Prova', memberships: [{ enteId: 'e', enteKind: 'PROVINCIA', role: 'REFERENTE' }] };
