import { afterAll, describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { DocxDocumentReader } from '@province-comuni/platform-import-docx';
import type { DocumentBlock } from '@province-comuni/platform-ports';
import { ANSWERS, importContext, renderConvention } from './testing/conventions.js';
import { proposeImport } from './propose-import.js';
import { NO_DECISIONS, reviewImport, type ImportReview } from './review-import.js';
import { splitDocument } from './split-document.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));
const CELLS = content.cells.filter((cell) => cell.admitted);
const reader = new DocxDocumentReader();
afterAll(() => reader.close());

async function throughDocx(form: string, level: string, more: Record<string, unknown>): Promise<readonly DocumentBlock[]> {
  const act = renderConvention(content, form, level, more);
  const { bytes } = await new DocxExporter().export(act, { title: act.title, author: 'Provincia', provenance: 'prova', draft: false, createdAt: new Date('2026-12-01T09:00:00Z') });
  return (await reader.read(bytes)).blocks;
}

async function bringBack(form: string, level: string, more: Record<string, unknown> = {}): Promise<ImportReview> {
  let count = 0;
  const clauses = splitDocument(await throughDocx(form, level, more), () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`);
  const context = importContext(content, form, level);
  return reviewImport(context, clauses, proposeImport(context, clauses), NO_DECISIONS);
}

/** What is not the model's text, in short. */
function differences({ clauses, missing }: ImportReview): unknown[] {
  return [...clauses.filter(({ state }) => state !== 'STANDARD').map(({ state, imported, model }) => [state, imported.label, imported.heading, model?.id, JSON.stringify(imported.body).slice(0, 300)]), ...missing.map(({ clause }) => ['missing', clause.id])];
}

describe.each(CELLS)('an act exported from $form × $level and brought back', ({ form, level }) => {
  it('is the model in every clause, with the answers it was made of', async () => {
    const review = await bringBack(form, level);
    expect(differences(review)).toEqual([]);
    const found = Object.fromEntries(review.answers.map(({ key, value }) => [key, value]));
    for (const key of ['provincia.sede', 'provincia.pec', 'data_decorrenza', 'foro', 'struttura_responsabile']) expect({ [key]: found[key] }).toEqual({ [key]: ANSWERS[key] });
  });
});

describe('other answers than the usual ones are read from the text', () => {
  it.each<[string, Record<string, unknown>]>([
    ['bands', { schema_tariffario: 'PER_FASCIA', fasce: [{ fino_a: 700, canone: 20_000 }, { fino_a: 2500, canone: 45_050 }, { fino_a: null, canone: 99_900 }] }],
    ['workstations', { schema_tariffario: 'PER_POSTAZIONE', prezzo_connettivita: 3_300 }],
    ['mixed tariff', { schema_tariffario: 'MISTO', misto_base: 'FASCIA' }],
    ['another term, no committee', { durata_anni: 7, preavviso_recesso_giorni: 120, comitato_tecnico: false, coordinamento_riunioni: 3, assemblea_riunioni: 2 }],
    ['fundamental functions', { funzioni_fondamentali: true, regime_iva: 'NON_SOGGETTA' }],
    ['other roles and dates', { 'provincia.rappresentante': 'DIRIGENTE', privacy_ruolo: 'CONTITOLARE', scadenza_pagamento: 'INIZIO_ANNO', adeguamento_annuale: true }],
    ['fewer services', { servizi: ['CONNETTIVITA', 'HELP_DESK'] }],
  ])('%s', async (_name, more) => {
    const known = Object.fromEntries(Object.entries(more).map(([key, value]) => [key, key === 'servizi' ? servicesOf(value as string[]) : value]));
    const review = await bringBack('PUBBLICO', 'INTERMEDIO', known);
    expect(differences(review)).toEqual([]);
    for (const [key, value] of Object.entries(known)) expect({ [key]: review.answers.find((answer) => answer.key === key)?.value }).toEqual({ [key]: value });
  });
});

/** Codes of the package, whatever they are called: the first and the last wanted. */
function servicesOf(wanted: readonly string[]): string[] {
  const options = content.variables.find((variable) => variable.key === 'servizi')!.options.map((option) => option.value);
  return options.filter((value, index) => wanted.includes(value) || index === 0);
}
