import { describe, expect, it } from '@jest/globals';
import { numbersOf, renderAct, type KeptNumbers, type OrderedList, type RichText, type TableCell } from '@province-comuni/shared-act-tree';
import type { WordRevision } from '../../../../platform/import-docx/src/testing/word-revision.js';
import { textLines } from '../import/lines.js';
import { sentLines } from './sent-lines.js';
import { CONTENT, broughtBack, revisionOf, sentAct } from './testing/sent.js';
import type { WordFindings } from './word-findings.js';

const CELLS = CONTENT.cells.filter((cell) => cell.admitted);
const ACTS = CONTENT.acts.map(({ template }) => template.key);

describe.each(CELLS)('an act of $form × $level that nobody changed', ({ form, level }) => {
  it.each(ACTS)('comes back as it went out, every line in its place: %s', async (actKey) => {
    const sent = sentAct(actKey, form, level);
    const { found, ...findings } = await broughtBack(sent, await revisionOf(sent));
    expect(findings).toEqual({ proposals: [], additions: [], remarks: [], unplaced: [], formatting: 0 });
    expect(found).toBe(1);
  });
});

const ADA = { author: 'Ada Bianchi', date: '2026-12-03T08:15:00Z' };
const sent = sentAct('convenzione', 'PUBBLICO', 'INTERMEDIO');
const bodyOf = (id: string): RichText => sent.clauses.find((clause) => clause.id === id)!.body;
const printedOf = (body: RichText): string[] => textLines(body).map(({ text }) => text);

async function back(change: (revision: WordRevision) => unknown): Promise<WordFindings> {
  const revision = await revisionOf(sent);
  change(revision);
  return broughtBack(sent, revision);
}

describe('a tracked change', () => {
  it('is another text for its clause, with who made it and when; variables and references stay in their places', async () => {
    const { proposals, remarks } = await back((word) => word.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento').replace('nella misura stabilita', 'nella misura e nei modi stabiliti'));
    expect(remarks).toEqual([]);
    expect(proposals).toMatchObject([{ clauseId: 'conv-impegni-ente', names: ['Segretario generale'], at: '2026-12-02T09:30:00.000Z', untracked: false, notes: [] }]);
    expect(proposals[0]!.changes).toEqual([
      { author: 'Segretario generale', at: '2026-12-02T09:30:00.000Z', kind: 'removed', text: 'nella misura stabilita' },
      { author: 'Segretario generale', at: '2026-12-02T09:30:00.000Z', kind: 'added', text: 'nella misura e nei modi stabiliti' },
      { author: 'Segretario generale', at: '2026-12-02T09:30:00.000Z', kind: 'removed', text: 'trenta giorni dal ricevimento' },
      { author: 'Segretario generale', at: '2026-12-02T09:30:00.000Z', kind: 'added', text: 'venti giorni dal ricevimento' },
    ]);
    const { base, proposed } = proposals[0]!;
    const changed = (text: string): string => text.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento').replace('nella misura stabilita', 'nella misura e nei modi stabiliti');
    expect(JSON.stringify(proposed)).toBe(changed(JSON.stringify(base)));
  });

  it('of half a word, in a bold run and at the end of a line is read as words', async () => {
    const { proposals } = await back((word) => word.replace('tempestiva', 'puntual').replace('e comunicarne la sostituzione;', 'e comunicarne per iscritto la sostituzione entro dieci giorni;'));
    const lines = printedOf(proposals[0]!.proposed!.body);
    expect(lines).toContain('comunicare puntualmente le variazioni e le integrazioni degli applicativi in uso, della rete e delle postazioni;');
    expect(lines).toContain('designare un proprio Referente per i rapporti con il CST e comunicarne per iscritto la sostituzione entro dieci giorni;');
  });

  it('leaves what was not printed where it is: conditions and repeated rows', async () => {
    const { proposals } = await back((word) => word.replace('Il CST offre agli Enti aderenti', 'Il CST assicura agli Enti aderenti'));
    expect(JSON.stringify(proposals[0]!.proposed!.body)).toBe(JSON.stringify(bodyOf('conv-servizi')).replace('Il CST offre agli Enti aderenti', 'Il CST assicura agli Enti aderenti'));
    expect(JSON.stringify(bodyOf('conv-servizi'))).toContain('"repeat"');
  });

  it('of a heading is one of the heading alone', async () => {
    const { proposals } = await back((word) => word.replace('Bollo e registrazione', 'Imposta di bollo e registrazione'));
    expect(proposals).toMatchObject([{ clauseId: 'conv-spese', proposed: { heading: [{ type: 'text', text: 'Imposta di bollo e registrazione' }], body: bodyOf('conv-spese') } }]);
  });

  it('puts new items and new commi where they were written', async () => {
    const { proposals } = await back((word) => word.addAfter(word.at('secondo gli standard della carta'), 'misurare ogni anno la soddisfazione degli Enti;').addAfter(word.at('si riunisce almeno'), 'Le riunioni sono verbalizzate.'));
    const [items, commi] = [proposals.find(({ clauseId }) => clauseId === 'conv-impegni-provincia')!, proposals.find(({ clauseId }) => clauseId === 'conv-coordinamento')!];
    const list = items.proposed!.body.content.find((block) => block.type === 'orderedList' || block.type === 'bulletList') as OrderedList;
    expect(items.proposed!.body.content).toHaveLength(bodyOf('conv-impegni-provincia').content.length);
    expect(list.content).toHaveLength((bodyOf('conv-impegni-provincia').content.find((block) => block.type === list.type) as OrderedList).content.length + 1);
    expect(printedOf({ type: 'doc', content: [list] })[1]).toBe('misurare ogni anno la soddisfazione degli Enti;');
    const lines = printedOf(commi.proposed!.body);
    expect(lines[lines.indexOf('Le riunioni sono verbalizzate.') - 1]).toMatch(/^Il Coordinamento si riunisce almeno/);
  });

  it('takes out paragraphs, and joins them', async () => {
    const { proposals } = await back((word) => word.drop(word.at('Sulle somme pagate in ritardo')).join(word.at('Non si applicano penali') - 1));
    const [paid, fines] = ['conv-pagamenti', 'conv-penali'].map((id) => printedOf(proposals.find(({ clauseId }) => clauseId === id)!.proposed!.body));
    expect(paid!.some((line) => line.includes('Sulle somme pagate'))).toBe(false);
    expect(fines!.some((line) => /quindici giorni\.Non si applicano/.test(line))).toBe(true);
  });

  it('of look alone is counted and proposes nothing', async () => {
    const { proposals, remarks, formatting } = await back((word) => word.embolden('fra gli amministratori'));
    expect({ proposals, remarks, formatting }).toEqual({ proposals: [], remarks: [], formatting: 1 });
  });
});

describe('changes of several authors in one clause', () => {
  it('are as many proposals where they stand by themselves, each with its own words and instant', async () => {
    const { proposals } = await back((word) => word.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento').replace('nella misura stabilita', 'nella misura e nei modi stabiliti', ADA));
    expect(proposals.map(({ clauseId, names, at, changes }) => ({ clauseId, names, at, words: changes.map(({ text }) => text) }))).toEqual([
      { clauseId: 'conv-impegni-ente', names: ['Ada Bianchi'], at: '2026-12-03T08:15:00.000Z', words: ['nella misura stabilita', 'nella misura e nei modi stabiliti'] },
      { clauseId: 'conv-impegni-ente', names: ['Segretario generale'], at: '2026-12-02T09:30:00.000Z', words: ['trenta giorni dal ricevimento', 'venti giorni dal ricevimento'] },
    ]);
    const base = JSON.stringify(proposals[0]!.base);
    expect(JSON.stringify(proposals[0]!.proposed)).toBe(base.replace('nella misura stabilita', 'nella misura e nei modi stabiliti'));
    expect(JSON.stringify(proposals[1]!.proposed)).toBe(base.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento'));
  });

  it('are one, that names both, where one goes on from the other', async () => {
    const { proposals } = await back((word) => word.replace('trenta giorni', 'un mese').replace(' dal ricevimento', ' lavorativi dal ricevimento', ADA));
    expect(proposals).toMatchObject([{ clauseId: 'conv-impegni-ente', names: ['Segretario generale', 'Ada Bianchi'], at: '2026-12-03T08:15:00.000Z' }]);
  });

  it('are one where one took out words that the other put in', async () => {
    const { proposals } = await back((word) => {
      word.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento');
      const paragraph = word.paragraphs.find(({ tokens }) => tokens.some(({ raw }) => raw?.includes('venti giorni')))!;
      paragraph.tokens = paragraph.tokens.map((token) => (token.raw?.startsWith('<w:ins') ? { raw: token.raw.replace(/<w:r>(.*?)<\/w:r>/s, '<w:del w:id="77" w:author="Ada Bianchi"><w:r>$1</w:r></w:del>').replace('<w:t', '<w:delText').replace('</w:t>', '</w:delText>') } : token));
    });
    expect(proposals).toMatchObject([{ clauseId: 'conv-impegni-ente', names: ['Segretario generale', 'Ada Bianchi'] }]);
    expect(JSON.stringify(proposals[0]!.proposed)).not.toContain('venti giorni');
  });

  it('are one where something was changed without tracking too', async () => {
    const { proposals } = await back((word) => word.replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento').replace('nella misura stabilita', 'nella misura e nei modi stabiliti', ADA).untracked('tempestiva', 'puntuale'));
    expect(proposals).toMatchObject([{ names: ['Ada Bianchi', 'Segretario generale'], untracked: true }]);
  });

  it('are of who changed the text alone, where the other only proposes a value', async () => {
    const { proposals, remarks } = await back((word) => word.replace('due', 'quattro', ADA).replace('si riunisce', 'si raduna'));
    expect(proposals).toMatchObject([{ clauseId: 'conv-coordinamento', names: ['Segretario generale'] }]);
    expect(remarks).toMatchObject([{ about: 'value' }]);
  });
});

describe('an act that keeps the numbers of its approved text', () => {
  const article = sent.act.clauses.find(({ id }) => id === 'conv-pagamenti')!;
  // As if its second comma had been added after the approval.
  const keptNumbers = numbersOf(sent.act).map(([id, number, commi]): KeptNumbers[number] => (id === article.id ? [id, number, [...commi!.slice(0, 1), ...commi!.slice(2).map(([, text], index) => [String(index + 2), text] as const)]] : commi ? [id, number, commi] : [id, number]));
  const kept = { ...sent, act: renderAct(CONTENT.acts.find(({ template }) => template.key === 'convenzione')!.template, sent.clauses, sent.environment, { keptNumbers }) };

  it('has a comma 1-bis, comes back as it went out, and the comma can be changed', async () => {
    const numbers = kept.act.clauses.find(({ id }) => id === article.id)!.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.number] : []));
    expect(numbers.slice(0, 3)).toEqual(['1.', '1-bis.', '2.']);
    expect(await broughtBack(kept, await revisionOf(kept))).toMatchObject({ proposals: [], additions: [], remarks: [], found: 1 });
    const second = article.blocks.filter((block) => block.type === 'paragraph')[1]!.runs.map(({ text }) => text).join('');
    const word = second.split(' ').find((each) => each.length > 8)!;
    const revision = await revisionOf(kept);
    const index = revision.texts().findIndex((text) => text.includes(second.slice(0, 30)));
    const at = revision.texts()[index]!.indexOf(word);
    const { proposals } = await broughtBack(kept, revision.edit(index, at, at + word.length, 'ALTRO'));
    expect(proposals).toMatchObject([{ clauseId: article.id }]);
    // The number is the act’s, never the text’s.
    expect(JSON.stringify(proposals[0]!.proposed).replace('ALTRO', word)).toBe(JSON.stringify(proposals[0]!.base));
  });
});

describe('a value that was changed', () => {
  it('is told as a proposal for the answer; the variable stays in the text', async () => {
    const { proposals, remarks } = await back((word) => word.replace('due', 'quattro'));
    expect(proposals).toEqual([]);
    expect(remarks).toMatchObject([{ clauseId: 'conv-coordinamento', about: 'value', quote: 'due', names: ['Segretario generale'] }]);
    expect(remarks[0]!.text).toMatch(/«quattro» al posto di «due»\. Come risposta si legge: 4\./);
  });

  it('never becomes text, whatever stands around it', async () => {
    const { proposals, remarks } = await back((word) => word.replace('si riunisce almeno due volte', 'si convoca non meno di tre volte'));
    const frozen = JSON.stringify(proposals.map(({ proposed }) => proposed));
    expect(frozen.includes('coordinamento_riunioni') || remarks.some(({ about }) => about === 'value') || proposals.some(({ notes }) => notes.some((note) => note.includes('toglie')))).toBe(true);
  });

  it('among the rows of an answer is told, and the rows stay', async () => {
    const { proposals, remarks } = await back((word) => word.replace('Posta elettronica', 'Posta elettronica e PEC'));
    expect(proposals).toEqual([]);
    expect(remarks).toMatchObject([{ clauseId: 'conv-servizi', about: 'value' }]);
  });

  it('that is the number of an article is told as a reference', async () => {
    const { proposals, remarks } = await back((word) => word.replace('articolo 13', 'articolo 11'));
    expect(proposals).toEqual([]);
    expect(remarks.map(({ text }) => text)).toEqual([expect.stringMatching(/il rimando a «Art\. 13 – Pagamenti e rendiconto».*«articolo 11» al posto di «articolo 13»/)]);
  });
});

describe('whole clauses', () => {
  it('that were taken out are proposed to be taken out; those that may not are told with the reason', async () => {
    const drop = (word: WordRevision, clauseId: string): void => {
      for (const line of sentLines(sent.act, sent.clauses, sent.environment)) if (line.clauseId === clauseId) word.drop(word.texts().findIndex((text) => text.replace(/\s+/g, ' ').trim() === line.text));
    };
    const free = await back((word) => drop(word, 'conv-definizioni'));
    expect(free.proposals).toMatchObject([{ clauseId: 'conv-definizioni', proposed: null, untracked: false }]);
    const fixed = await back((word) => drop(word, 'conv-spese'));
    expect(fixed.proposals).toEqual([]);
    expect(fixed.remarks).toMatchObject([{ clauseId: 'conv-spese', about: 'locked', text: expect.stringMatching(/toglie questa clausola/) }]);
  });

  it('that are new are offered with their heading, commi and items', async () => {
    const { additions, proposals } = await back((word) => {
      const last = word.at('Le controversie in materia di formazione');
      word.addAfter(last, 'Tavolo di conciliazione', { style: 'Heading2' }).addAfter(last + 1, 'È istituito un tavolo di conciliazione.', { style: 'BodyText' }).addAfter(last + 2, 'Il tavolo decide entro trenta giorni.', { style: 'BodyText' });
    });
    expect(proposals).toEqual([]);
    expect(additions).toMatchObject([{ afterClauseId: 'conv-controversie', kind: 'articolo', names: ['Segretario generale'], text: { heading: [{ text: 'Tavolo di conciliazione' }] } }]);
    expect(printedOf(additions[0]!.text.body)).toEqual(['È istituito un tavolo di conciliazione.', 'Il tavolo decide entro trenta giorni.']);
  });

  it('beside items are items', async () => {
    const { additions, proposals } = await back((word) => word.addAfter(word.at('le parti hanno il comune interesse'), 'i Comuni hanno chiesto alla Provincia di coordinare i servizi;'));
    expect(proposals).toEqual([]);
    expect(additions).toMatchObject([{ afterClauseId: 'conv-prem-interesse', kind: 'voce' }]);
  });

  it('that are fixed keep their text, and what was written is told with the reason', async () => {
    const { proposals, remarks } = await back((word) => word.replace('È escluso il rinnovo tacito.', 'Il rinnovo è tacito.'));
    expect(proposals).toEqual([]);
    expect(remarks).toMatchObject([{ clauseId: 'conv-durata', about: 'locked', names: ['Segretario generale'] }]);
    expect(remarks[0]!.text).toMatch(/vincolato/);
    expect(remarks[0]!.text).toMatch(/\[tolto: .*escluso/);
  });
});

describe('changes made without tracking', () => {
  it('are offered too, and said', async () => {
    const { proposals } = await back((word) => word.untracked('entro il mese di ottobre', 'entro il mese di novembre'));
    expect(proposals).toMatchObject([{ names: [], at: null, untracked: true }]);
    expect(JSON.stringify(proposals[0]!.proposed)).toContain('mese di novembre');
  });

  it('and tracked ones in one clause are told apart by who is named', async () => {
    const { proposals } = await back((word) => word.untracked('entro il mese di ottobre', 'entro il mese di novembre').replace('in dodicesimi', 'in giorni'));
    expect(proposals).toMatchObject([{ clauseId: 'conv-pagamenti', names: ['Segretario generale'], untracked: true }]);
  });

  it('are found without our marks as well, by the words', async () => {
    const { proposals, found } = await back((word) => word.unmarked().replace('in dodicesimi', 'in giorni'));
    expect(proposals).toMatchObject([{ clauseId: 'conv-pagamenti' }]);
    expect(found).toBe(1);
  });
});

describe('tables', () => {
  const cell = (text: string, type: 'tableHeader' | 'tableCell' = 'tableCell'): TableCell => ({ type, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
  const table: RichText = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Gli sportelli sono questi.' }] },
      { type: 'table', attrs: { caption: 'Sportelli' }, content: [{ type: 'tableRow', content: [cell('Sede', 'tableHeader'), cell('Giorni', 'tableHeader')] }, { type: 'tableRow', content: [cell('Pesaro'), cell('lunedì')] }, { type: 'tableRow', content: [cell('Urbino'), cell('martedì')] }] },
    ],
  };
  const own = sentAct('convenzione', 'PUBBLICO', 'INTERMEDIO', {}, { 'conv-comunicazioni': table });
  const rowsOf = (findings: WordFindings): string[] => {
    const found = findings.proposals[0]!.proposed!.body.content.find((block) => block.type === 'table')!;
    return printedOf({ type: 'doc', content: [found] });
  };
  const row = (xml: string, ...cells: string[]): string => `<w:tr><w:trPr>${xml}</w:trPr>${cells.map((text) => `<w:tc><w:p><w:ins w:id="1" w:author="Ada"><w:r><w:t>${text}</w:t></w:r></w:ins></w:p></w:tc>`).join('')}</w:tr>`;

  it('are changed cell by cell', async () => {
    const word = (await revisionOf(own)).replace('lunedì', 'lunedì e giovedì').replace('Sportelli', 'Sportelli aperti');
    expect(rowsOf(await broughtBack(own, word))).toEqual(['Sportelli aperti', 'Sede ¦ Giorni', 'Pesaro ¦ lunedì e giovedì', 'Urbino ¦ martedì']);
  });

  it('get new rows and lose others', async () => {
    const word = await revisionOf(own);
    // Written between two rows, as Word tracks them; the row that goes keeps its words until somebody accepts.
    const at = word.texts().indexOf('Urbino');
    word.around[at] = word.around[at]!.replace('</w:tr>', `</w:tr>${row('<w:ins w:id="1" w:author="Ada"/>', 'Fano', 'venerdì')}`).replace(/<w:trPr>(?=(?!.*<w:trPr>).*$)/s, '<w:trPr><w:del w:id="2" w:author="Ada"/>');
    const findings = await broughtBack(own, word);
    expect(findings.proposals).toMatchObject([{ clauseId: 'conv-comunicazioni', names: ['Ada'], untracked: false }]);
    expect(rowsOf(findings)).toEqual(['Sportelli', 'Sede ¦ Giorni', 'Pesaro ¦ lunedì', 'Fano ¦ venerdì']);
  });

  it('whose rows come from an answer stay, and what was changed is told', async () => {
    const bands = sentAct('convenzione', 'PUBBLICO', 'INTERMEDIO', { schema_tariffario: 'PER_FASCIA', fasce: [{ fino_a: 700, canone: 20_000 }, { fino_a: 2500, canone: 45_050 }, { fino_a: null, canone: 99_900 }] });
    const word = (await revisionOf(bands)).replace('450,50', '480,00');
    const { proposals, remarks } = await broughtBack(bands, word);
    expect(proposals).toEqual([]);
    expect(remarks).toMatchObject([{ about: 'value', text: expect.stringMatching(/480,00.*450,50.*risposte/) }]);
  });
});

describe('a clause that was moved', () => {
  it('is told, and not taken out and added', async () => {
    const { proposals, additions, remarks } = await back((word) => word.move(word.at('impone a ogni amministrazione adempimenti'), word.at('le parti hanno il comune interesse')));
    expect({ proposals, additions }).toEqual({ proposals: [], additions: [] });
    expect(remarks).toMatchObject([{ clauseId: 'conv-prem-cad', about: 'moved', names: ['Segretario generale'], text: expect.stringMatching(/sposta questa clausola dopo «le parti hanno/) }]);
  });
});

describe('comments', () => {
  it('go to the clause of their words, with author, instant and answers', async () => {
    const { remarks, proposals } = await back((word) => word.comment('Le comunicazioni previste', 'Indicare anche il protocollo?', ['Sì, come negli altri atti.', 'D’accordo.'], ADA));
    expect(proposals).toEqual([]);
    expect(remarks).toMatchObject([{ clauseId: 'conv-comunicazioni', about: 'comment', quote: 'Le comunicazioni previste', names: ['Ada Bianchi'], at: '2026-12-03T08:15:00.000Z', text: 'Indicare anche il protocollo?' }]);
    expect(remarks[0]!.answers.map(({ text }) => text)).toEqual(['Sì, come negli altri atti.', 'D’accordo.']);
  });

  it('reach over several runs and changes', async () => {
    const { remarks } = await back((word) => word.replace('in dodicesimi', 'in giorni').comment(', contando per intero i mesi', 'Togliere?'));
    expect(remarks).toMatchObject([{ clauseId: 'conv-pagamenti', text: 'Togliere?' }]);
  });
});

it('says what has no place', async () => {
  const { unplaced } = await back((word) => word.raw(word.at('Norme finali'), '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Nota volante</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>'));
  expect(unplaced).toEqual([{ text: 'Nota volante', reason: expect.stringMatching(/casella di testo/) }]);
});
