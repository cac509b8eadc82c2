import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import type { DocumentBlock, DocumentParagraph } from '@province-comuni/platform-ports';
import { textOf } from './lines.js';
import { proposeImport } from './propose-import.js';
import { NO_DECISIONS, reviewImport, type ImportDecisions, type ImportReview, type ReviewedClause } from './review-import.js';
import { splitDocument } from './split-document.js';
import { documentBlocks, importContext, renderConvention } from './testing/conventions.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));
const CONTEXT = importContext(content, 'PUBBLICO', 'BASE');
const MODEL = documentBlocks(renderConvention(content, 'PUBBLICO', 'BASE'));

/** The model's convention with some of its text said otherwise. */
function reworded(...changes: [RegExp, string][]): DocumentBlock[] {
  const say = (text: string): string => changes.reduce((now, [from, to]) => now.replace(from, to), text);
  return MODEL.map((block) => (block.type === 'paragraph' ? { ...block, content: block.content.map((inline) => (inline.type === 'text' ? { ...inline, text: say(inline.text) } : inline)) } : block));
}

function review(blocks: readonly DocumentBlock[], decisions: (clauses: ReturnType<typeof splitDocument>) => Partial<ImportDecisions> = () => ({})): ImportReview {
  let count = 0;
  const clauses = splitDocument(blocks, () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`);
  return reviewImport(CONTEXT, clauses, proposeImport(CONTEXT, clauses), { ...NO_DECISIONS, ...decisions(clauses) });
}

const of = ({ clauses }: ImportReview, modelId: string): ReviewedClause => clauses.find(({ model }) => model?.id === modelId)!;

describe('a clause said otherwise', () => {
  it('keeps the model’s variables, references and norms where its words allow, and the values become answers', () => {
    const found = review(reworded([/almeno 90 \(novanta\) giorni prima della fine/, 'almeno 120 (centoventi) giorni interi prima della fine'], [/Se una legge successiva modifica/, 'Quando una legge regionale modifica']));
    const withdrawal = of(found, 'conv-recesso');
    expect(withdrawal.state).toBe('VINCOLATA');
    expect(found.answers.find(({ key }) => key === 'preavviso_recesso_giorni')?.value).toBe(120);
    const last = of(found, 'conv-finali');
    expect(last).toMatchObject({ state: 'ADATTATA', sure: true });
    expect(JSON.stringify(last.text!.body)).toContain('"legalRef"');
    expect(JSON.stringify(last.text!.body)).toContain('Quando una legge regionale modifica');
  });

  it('whose text the model fixes stays with the model, and the document’s may be kept beside', () => {
    const blocks = reworded([/misure minime di sicurezza/, 'misure di sicurezza'], [/La gestione associata ha lo scopo di migliorare/, 'La gestione associata serve a migliorare']);
    const first = of(review(blocks), 'conv-finalita');
    expect(first).toMatchObject({ state: 'VINCOLATA', text: null, sure: false });
    const kept = review(blocks, () => ({ clauses: { [first.imported.id]: { choice: 'match', clauseId: 'conv-finalita', keepText: true } } }));
    expect(of(kept, 'conv-finalita').text!.body).toEqual(first.imported.body);
  });

  it('with names where signatures will be is the model’s all the same, and the names are told', () => {
    const found = review(reworded([/Presidente della Provincia, ____________,/, 'Presidente della Provincia, Maria Bianchi,'], [/^Per la Provincia di Pesaro e Urbino: ____________/, 'Per la Provincia di Pesaro e Urbino: Maria Bianchi']));
    expect(of(found, 'conv-parti')).toMatchObject({ state: 'STANDARD', setAside: [{ key: 'firma.provincia_nome', text: 'Maria Bianchi' }] });
    expect(of(found, 'conv-firma').state).toBe('STANDARD');
  });

  it('goes on following the answers where a repeated list is untouched', () => {
    const found = review(reworded([/sentito il Coordinamento territoriale di cui/, 'sentiti gli Enti e il Coordinamento territoriale di cui']));
    const services = of(found, 'conv-servizi');
    expect(services.state).toBe('ADATTATA');
    expect(JSON.stringify(services.text!.body)).toContain('"repeat":"servizi"');
    expect(JSON.stringify(services.text!.body)).toContain('"clauseId":"conv-coordinamento"');
  });
});

describe('references between articles', () => {
  const line = (text: string, heading: number | null = null): DocumentParagraph => ({ type: 'paragraph', heading, marker: null, content: [{ type: 'text', text }] });

  it('of a local clause follow the clause they name, and laws stay as they are', () => {
    const at = MODEL.findIndex((block) => block.type === 'paragraph' && /^Sottoscrizione$/.test(textOf(block.content)));
    const blocks = [...MODEL.slice(0, at), line('Art. 26 – Sportelli', 2), line('Gli sportelli dell\'articolo 4 seguono l\'articolo 30 del decreto legislativo 267 del 2000 e l\'articolo 99.'), ...MODEL.slice(at)];
    const local = review(blocks).clauses.find(({ state }) => state === 'LOCALE')!;
    expect(local.sure).toBe(true);
    expect(local.text!.body.content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'Gli sportelli dell\'' }, { type: 'clauseRef', attrs: { clauseId: 'conv-servizi' } }, { type: 'text', text: ' seguono l\'articolo 30 del decreto legislativo 267 del 2000 e l\'articolo 99.' }] },
    ]);
  });
});

describe('decisions', () => {
  it('of a person give a clause of the model to another, and the one that had it waits as local', () => {
    const found = review(MODEL, (clauses) => ({ clauses: { [clauses.find((clause) => textOf(clause.heading) === 'Definizioni')!.id]: { choice: 'match', clauseId: 'conv-comunicazioni', keepText: false } } }));
    expect(of(found, 'conv-comunicazioni')).toMatchObject({ decided: true, imported: { heading: [{ text: 'Definizioni' }] } });
    expect(found.clauses.find(({ imported }) => textOf(imported.heading) === 'Comunicazioni')).toMatchObject({ state: 'LOCALE', decided: false, sure: false });
    expect(found.missing.map(({ clause }) => clause.id)).toContain('conv-definizioni');
  });

  it('a clause that the document lacks goes only where its lock allows', () => {
    const without = (heading: string): DocumentBlock[] => {
      const from = MODEL.findIndex((block) => block.type === 'paragraph' && block.heading !== null && textOf(block.content).endsWith(heading));
      const to = MODEL.findIndex((block, index) => index > from && block.type === 'paragraph' && block.heading !== null);
      return [...MODEL.slice(0, from), ...MODEL.slice(to)];
    };
    expect(review(without('Definizioni')).missing).toMatchObject([{ clause: { id: 'conv-definizioni' }, choice: 'suppress', fixed: false, decided: false }]);
    expect(review(without('Comunicazioni')).missing).toMatchObject([{ clause: { id: 'conv-comunicazioni' }, choice: 'keep', fixed: true, decided: true }]);
  });

  it('a value refused as an answer stays in the text as words', () => {
    const found = review(reworded([/il foro di Pesaro/, 'il foro di Urbino']), () => ({ answers: { foro: null } }));
    expect(of(found, 'conv-controversie')).toMatchObject({ state: 'ADATTATA' });
    expect(JSON.stringify(of(found, 'conv-controversie').text!.body)).toContain('foro di Urbino');
  });
});
