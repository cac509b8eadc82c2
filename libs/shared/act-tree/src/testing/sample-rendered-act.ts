import type { ClauseKind, RenderedAct, RenderedBlock, RenderedCell, RenderedClause, RenderedParagraph, Run } from '../rendered-act.js';

/** Text an answer may carry and no export may obey. */
export const HOSTILE_TEXT = `<script>alert("1")</script> & </w:t> ]]> &amp; #panic() $x$ \\ "virgolette" 'apici' {{chiave}} \u0000\u0007\u001F\uFFFE\u202E\u00ADfine`;

const LONG_SENTENCE = 'La Provincia cura, per conto dei Comuni aderenti, l’istruttoria e ogni adempimento che ne segue; ';

/** An act with every kind of clause and block, and with text that is hard to carry. */
export function sampleRenderedAct(): RenderedAct {
  const clauses: RenderedClause[] = [
    clause('testata', 'intestazione', '', '', undefined, [
      paragraph([{ text: 'Provincia di Pesaro e Urbino' }]),
      paragraph([{ text: 'Convenzione per l’esercizio associato dei servizi digitali', bold: true }]),
      paragraph([{ text: 'tra la Provincia e i Comuni aderenti\n(art. 30 del d.lgs. 18 agosto 2000, n. 267)', italic: true }]),
    ]),
    clause('premessa', 'testo', 'Premesse', 'Premesse', undefined, [
      paragraph([{ text: 'Perché è così: città, più, né, «virgolette basse», “alte”, 1.234,56 €, n° 3, 2ª rata, L’Aquila – Forlì — Cantù, e-mail e anti-corruzione e/o altro.' }]),
      paragraph([{ text: 'Canone di ' }, { text: '1.200,00 €', bold: true, origin: { kind: 'variable', key: 'canone', missing: false } }, { text: ' da versare entro il ' }, missing('data'), { text: '.' }]),
    ]),
    clause('visti', 'gruppo', 'VISTI', 'VISTI', undefined, []),
    clause('visto-1', 'voce', '', '–', undefined, [paragraph([{ text: 'il testo unico degli enti locali;', origin: { kind: 'law', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267' } }])], 1),
    clause('visto-2', 'voce', '', '–', undefined, [paragraph([{ text: 'lo Statuto;' }])], 1),
    clause('delibera', 'gruppo', 'DELIBERA', 'DELIBERA', undefined, []),
    clause('punto-1', 'punto', '', '1.', '1', [paragraph([{ text: 'di approvare lo schema;' }]), dashes('allegato A;', 'allegato B;')], 1),
    clause('punto-2', 'punto', '', '2.', '2', [paragraph([{ text: 'di dare mandato al ' }, { text: 'Presidente', italic: true, bold: true }, { text: '.' }])], 1),
    article('oggetto', 1, 'Oggetto', [comma('1.', [{ text: 'La convenzione disciplina i servizi di cui all’' }, reference('articolo 3', 'servizi'), { text: '.' }]), comma('2.', [{ text: 'Restano ferme le competenze dei Comuni:' }]), letters(), comma('3.', [{ text: 'Si applica la legge.' }])]),
    clause('durata-bis', 'articolo', 'Durata', 'Art. 1-bis – Durata', '1-bis', [paragraph([{ text: 'La durata è di 5 (cinque) anni.' }])]),
    article('ostile', 2, 'Testo <ostile> & prove', [paragraph([{ text: HOSTILE_TEXT, origin: { kind: 'variable', key: 'note', missing: false } }])]),
    article('servizi', 3, 'Servizi e canoni', [comma('1.', [{ text: 'I canoni sono:' }]), table(), comma('1-bis.', [{ text: 'I canoni sono rivisti ogni anno.' }]), comma('2.', [{ text: 'Fine.' }])]),
    clause('catalogo', 'sezione', 'Catalogo dei servizi', '1. Catalogo dei servizi', '1', [paragraph([{ text: LONG_SENTENCE.repeat(Math.ceil(10_000 / LONG_SENTENCE.length)).trim() }])]),
    clause('livelli', 'sezione', 'Livelli', '2. Livelli', '2', [paragraph([{ text: 'Primo  doppio   spazio.' }]), paragraph([{ text: '   ' }])]),
    clause('salto', 'articolo', 'Dopo un salto', 'Art. 10 – Dopo un salto', '10', [paragraph([{ text: 'Numero non consecutivo, www.example.it/percorso/molto-lungo.' }])]),
    article('finale', 11, 'Disposizioni finali', [paragraph([{ text: 'Si rinvia all’' }, reference('articolo 1', 'oggetto'), { text: '.' }])]),
    clause('firme', 'firma', '', 'Letto, confermato e sottoscritto', undefined, [paragraph([{ text: 'Per la Provincia: ' }, missing('presidente')]), paragraph([{ text: 'Per il Comune: ' }, missing('sindaco')])]),
  ];
  return { key: 'convenzione', title: 'Convenzione per l’esercizio associato dei servizi digitali', shortName: 'Convenzione', lang: 'it', clauses };
}

/** A plain act of about four printed pages, for measuring. */
export function fourPageRenderedAct(): RenderedAct {
  const sentence = 'La Provincia esercita le funzioni di cui alla presente convenzione nel rispetto dei principi di leale collaborazione, adeguatezza e differenziazione, sentiti i Comuni aderenti. ';
  const articles = Array.from({ length: 9 }, (_, index) =>
    article(`articolo-${index + 1}`, index + 1, `Materia numero ${index + 1}`, [
      comma('1.', [{ text: sentence }, { text: 'Termine perentorio. ', bold: true }, { text: sentence }]),
      comma('2.', [{ text: sentence.repeat(2) }]),
      letters(),
    ]),
  );
  return { ...sampleRenderedAct(), clauses: [sampleRenderedAct().clauses[0]!, ...articles, article('canoni', 10, 'Canoni', [table()])] };
}

function clause(id: string, kind: ClauseKind, heading: string, label: string, number: string | undefined, blocks: readonly RenderedBlock[], depth = 0): RenderedClause {
  return { id, kind, depth, label, heading, blocks, state: 'STANDARD', ...(number && { number }) };
}

function article(id: string, number: number, heading: string, blocks: readonly RenderedBlock[]): RenderedClause {
  return clause(id, 'articolo', heading, `Art. ${number} – ${heading}`, String(number), blocks);
}

function paragraph(runs: readonly Run[]): RenderedParagraph {
  return { type: 'paragraph', runs };
}

function comma(number: string, runs: readonly Run[]): RenderedParagraph {
  return { type: 'paragraph', number, runs };
}

function missing(key: string): Run {
  return { text: '____________________', origin: { kind: 'variable', key, missing: true } };
}

function reference(text: string, clauseId: string): Run {
  return { text, origin: { kind: 'clause', clauseId, broken: false } };
}

function dashes(...texts: string[]): RenderedBlock {
  return { type: 'list', ordered: false, items: texts.map((text) => ({ marker: '–', blocks: [paragraph([{ text }])] })) };
}

function letters(): RenderedBlock {
  const nested: RenderedBlock = {
    type: 'list',
    ordered: true,
    items: [
      { marker: '1.', blocks: [paragraph([{ text: 'la prima, con una voce:' }]), dashes('terzo livello;')] },
      { marker: '2.', blocks: [paragraph([{ text: 'la seconda.' }])] },
    ],
  };
  return {
    type: 'list',
    ordered: true,
    items: [
      { marker: 'a)', blocks: [paragraph([{ text: 'le funzioni fondamentali;' }]), nested] },
      { marker: 'b)', blocks: [paragraph([{ text: 'ogni altra funzione;' }]), paragraph([{ text: 'con un secondo capoverso.' }])] },
    ],
  };
}

function table(): RenderedBlock {
  const rows = [
    ['Sito istituzionale & «albo»', '1.200,00 €'],
    ['Conservazione a norma', '350,50 €'],
    ['Canone da definire', '________'],
  ];
  return { type: 'table', caption: 'Canoni annui per servizio', header: [cell('Servizio'), cell('Canone annuo', 'right')], rows: rows.map(([name, fee]) => [cell(name!), cell(fee!, 'right')]) };
}

function cell(text: string, align: 'left' | 'right' = 'left'): RenderedCell {
  return { align, runs: [{ text }] };
}
