// The reference act of the export benchmark: 30 articles, 20 variables, 6 optional clauses, 2 nested loops, one table; written once, made longer by script.
import { createEnvironment } from '@province-comuni/shared-act-tree';

const variable = (key, type, more = {}) => ({ key, type, scope: 'istanza', label: key, question: key, help: '', why: '', sources: [], required: true, options: [], columns: [], ...more });
const option = (value, label, description) => ({ value, label, description, attributes: {} });

const SCALARS = [
  ['provincia', 'testo', 'Provincia di Prova'],
  ['sede', 'testo', 'Città di Prova'],
  ['indirizzo', 'testo', 'piazza della Libertà, n. 1'],
  ['pec', 'testo', 'protocollo@pec.provincia.example'],
  ['rappresentante', 'testo', 'il Presidente della Provincia'],
  ['struttura', 'testo', 'Centro Servizi Territoriale'],
  ['dirigente', 'testo', 'il dirigente del Settore innovazione'],
  ['durata_anni', 'intero', 5],
  ['preavviso_giorni', 'intero', 90],
  ['decorrenza', 'data', '2027-01-01'],
  ['scadenza', 'data', '2031-12-31'],
  ['quota_abitante', 'importo', 44],
  ['quota_minima', 'importo', 15000],
  ['penale', 'importo', 25050],
  ['riunioni_anno', 'intero', 2],
  ['termine_pagamento', 'intero', 30],
  ['rendiconto_entro', 'data', '2028-03-31'],
  ['foro', 'testo', 'Tribunale di Prova'],
  ['orario', 'testo', 'dal lunedì al venerdì, dalle 8.00 alle 18.00'],
  ['tempo_risposta', 'intero', 4],
];
const SWITCHES = ['con_penale', 'con_formazione', 'con_cloud', 'con_comitato', 'con_recesso', 'con_privacy'];
const SERVIZI = [
  option('CONNETTIVITA', 'Connettività', 'accesso alla rete e suo governo'),
  option('POSTA', 'Posta elettronica', 'caselle ordinarie e certificate'),
  option('SICUREZZA', 'Sicurezza informatica', 'protezione delle reti e delle postazioni'),
  option('HELP_DESK', 'Help desk di 1° livello', 'assistenza agli uffici'),
];
const FIGURE = [option('SISTEMISTA', 'Sistemista', 'gestione dei sistemi'), option('PROGRAMMATORE', 'Programmatore', 'sviluppo e manutenzione'), option('AMMINISTRATIVO', 'Amministrativo', 'atti e contabilità'), option('OPERATORE', 'Operatore help desk', 'primo contatto con gli Enti')];
const FASCE = [[500, 15000], [1000, 96000], [2300, 144000], [3000, 211200], [4500, 220000], [7000, 281600]].map(([fino_a, canone]) => ({ fino_a, canone }));

const VARIABLES = [
  ...SCALARS.map(([key, type]) => variable(key, type)),
  ...SWITCHES.map((key) => variable(key, 'si-no')),
  variable('servizi', 'scelte', { options: SERVIZI }),
  variable('figure', 'scelte', { options: FIGURE }),
  variable('fasce', 'tabella', { columns: [{ key: 'fino_a', label: 'Fino ad abitanti', type: 'intero', required: true }, { key: 'canone', label: 'Canone', type: 'importo', required: true }] }),
];
const ANSWERS = new Map([...SCALARS.map(([key, , value]) => [key, value]), ...SWITCHES.map((key, index) => [key, index !== 2]), ['servizi', SERVIZI.map(({ value }) => value)], ['figure', FIGURE.map(({ value }) => value)], ['fasce', FASCE]]);

const HEADINGS = ['Oggetto', 'Finalità', 'Enti aderenti', 'Servizi offerti', 'Struttura di gestione', 'Impegni della Provincia', 'Impegni degli Enti', 'Personale', 'Penali', 'Formazione', 'Servizi in cloud', 'Comitato tecnico', 'Rapporti finanziari', 'Canoni', 'Pagamenti', 'Rendiconto', 'Consultazione', 'Livelli di servizio', 'Assistenza', 'Sicurezza', 'Protezione dei dati', 'Proprietà dei beni', 'Durata', 'Recesso', 'Nuove adesioni', 'Modifiche', 'Controversie', 'Comunicazioni', 'Registrazione', 'Norme finali'];
const OPTIONAL = new Map([[9, 'con_penale'], [10, 'con_formazione'], [11, 'con_cloud'], [12, 'con_comitato'], [21, 'con_privacy'], [24, 'con_recesso']]);
/** Sentences that fill the articles in turn; the variables and references of the act are all in the first thirty. */
const SENTENCES = [
  'La presente convenzione regola i rapporti fra la {{provincia}}, con sede in {{sede}}, {{indirizzo}}, e gli Enti che vi aderiscono, ai sensi dell’art. 30 del d.lgs. 18 agosto 2000, n. 267.',
  'La gestione associata persegue l’efficienza, l’economicità e la qualità dei servizi resi ai cittadini, secondo quanto dispone l’[[art-6]].',
  'Gli Enti sono rappresentati dai Sindaci o da loro delegati; per la Provincia interviene {{rappresentante}}.',
  'I servizi sono erogati dal {{struttura}} secondo il catalogo che segue, negli orari indicati all’[[art-19]].',
  'Il {{struttura}} è diretto da {{dirigente}}, che risponde dei risultati alla Provincia e agli Enti.',
  'La Provincia assicura i locali, le attrezzature e il personale necessari e cura ogni adempimento che la legge le assegna.',
  'Gli Enti collaborano, nominano un referente e comunicano in tempo utile i dati che servono all’erogazione dei servizi.',
  'Il personale addetto appartiene alle figure che seguono e può essere aggiornato ogni anno secondo i fabbisogni.',
  'Il ritardo non giustificato comporta una penale di {{penale}} per ogni evento, fatto salvo il maggior danno.',
  'La Provincia organizza ogni anno corsi per il personale degli Enti e ne pubblica il calendario.',
  'I dati e le applicazioni possono essere ospitati presso fornitori qualificati secondo le regole nazionali.',
  'Il comitato tecnico esamina i fabbisogni, propone gli aggiornamenti del catalogo e si riunisce almeno {{riunioni_anno}} volte l’anno.',
  'Ogni Ente versa una quota annua di {{quota_abitante}} per abitante, con un minimo di {{quota_minima}}.',
  'I canoni per fascia di popolazione sono indicati nella tabella che segue e restano fermi per la durata dell’[[art-23]].',
  'Le quote sono versate entro {{termine_pagamento}} giorni dalla richiesta della Provincia.',
  'La Provincia presenta il rendiconto della gestione entro il {{rendiconto_entro}} di ogni anno successivo al primo.',
  'Gli Enti sono consultati in assemblea almeno {{riunioni_anno}} volte l’anno sulle scelte di maggiore rilievo.',
  'La risposta alle richieste urgenti è data entro {{tempo_risposta}} ore lavorative, le altre entro il giorno seguente.',
  'L’assistenza è attiva {{orario}}; fuori orario resta disponibile la segnalazione per via telematica.',
  'Le misure di sicurezza sono quelle minime previste per le pubbliche amministrazioni e sono riviste ogni anno.',
  'La Provincia è nominata responsabile del trattamento per i dati che tratta per conto degli Enti.',
  'I beni acquistati per la gestione restano alla Provincia, salvo diverso accordo scritto fra le parti.',
  'La convenzione ha durata di {{durata_anni}} anni, dal {{decorrenza}} al {{scadenza}}, e può essere rinnovata con atti espressi.',
  'Ogni Ente può recedere con preavviso di almeno {{preavviso_giorni}} giorni, inviato all’indirizzo {{pec}}.',
  'Altri Enti possono aderire in seguito alle stesse condizioni, con deliberazione del proprio Consiglio.',
  'Le modifiche sono approvate con le stesse forme e non valgono se non sono scritte.',
  'Le controversie sono rimesse a un tentativo di conciliazione e, in mancanza, al {{foro}}.',
  'Le comunicazioni fra le parti avvengono per posta elettronica certificata, per la Provincia all’indirizzo {{pec}}.',
  'La presente convenzione è soggetta a registrazione solo in caso d’uso, a spese di chi la richiede.',
  'Per quanto non previsto si rinvia al codice civile e alle leggi in materia di enti locali.',
];

const text = (value) => ({ type: 'text', text: value });
const inlines = (source) =>
  source.split(/(\{\{[\w.]+\}\}|\[\[[\w-]+\]\])/).filter(Boolean).map((part) => {
    if (part.startsWith('{{')) return { type: 'variable', attrs: { key: part.slice(2, -2) } };
    return part.startsWith('[[') ? { type: 'clauseRef', attrs: { clauseId: part.slice(2, -2) } } : text(part);
  });
const paragraph = (source) => ({ type: 'paragraph', content: inlines(source) });
const item = (source, repeat, ...more) => ({ type: 'listItem', ...(repeat ? { attrs: { repeat } } : {}), content: [paragraph(source), ...more] });
const list = (...items) => ({ type: 'bulletList', content: items });
const cell = (type, source, align) => ({ type, attrs: { align }, content: [paragraph(source)] });

const EXTRAS = new Map([
  [4, [list(item('{{servizi.etichetta}}: {{servizi.descrizione}};', 'servizi', list(item('fino a {{fasce.fino_a}} abitanti: {{fasce.canone}};', 'fasce'))))]],
  [8, [list(item('{{figure.etichetta}}, per {{figure.descrizione}}:', 'figure', list(item('{{servizi.etichetta}};', 'servizi'))))]],
  [14, [{
    type: 'table',
    attrs: { caption: 'Canoni annui per fascia di popolazione' },
    content: [
      { type: 'tableRow', content: [cell('tableHeader', 'Fino ad abitanti', 'right'), cell('tableHeader', 'Canone annuo', 'right')] },
      { type: 'tableRow', attrs: { repeat: 'fasce' }, content: [cell('tableCell', '{{fasce.fino_a}}', 'right'), cell('tableCell', '{{fasce.canone}}', 'right')] },
    ],
  }]],
]);

/** The answers of the reference act with one of them changed. */
export const environmentOf = (changed) => createEnvironment(VARIABLES, new Map([...ANSWERS, ...Object.entries(changed)]), {});

/** @param {number} commi paragraphs of each article: 1 makes about 4 pages, 10 about 16 */
export function referenceAct(commi) {
  const clause = (id, index, kind, heading, content, when = null) => ({ id, parentId: null, orderKey: String(index).padStart(4, '0'), kind, heading: heading ? [text(heading)] : [], body: { type: 'doc', content }, when, state: 'STANDARD' });
  const title = 'Convenzione per la gestione associata dei servizi di innovazione';
  const clauses = [
    clause('testata', 0, 'intestazione', title, [paragraph('fra la {{provincia}} e gli Enti aderenti')]),
    ...HEADINGS.map((heading, index) => {
      const number = index + 1;
      const paragraphs = Array.from({ length: commi }, (_, comma) => paragraph(SENTENCES[(index + comma * 7) % SENTENCES.length]));
      const key = OPTIONAL.get(number);
      const when = key ? { op: 'is', left: { kind: 'variable', key }, right: { kind: 'literal', value: true } } : null;
      return clause(`art-${number}`, number, 'articolo', heading, [...paragraphs, ...(EXTRAS.get(number) ?? [])], when);
    }),
    clause('firme', 99, 'firma', '', [paragraph('Letto, confermato e sottoscritto'), paragraph('Per la Provincia: ____________'), paragraph('Per l’Ente: ____________')]),
  ];
  return { template: { key: 'riferimento', position: 1, title: [text(title)], shortName: 'Convenzione', organ: '', source: '' }, clauses, environment: environmentOf({}), title };
}

/** Made once for every writer. */
export const METADATA = { title: 'Convenzione per la gestione associata dei servizi di innovazione', author: 'Provincia di Prova', provenance: 'Modello di riferimento 1.0.0 · revisione 1', draft: false, createdAt: new Date('2027-01-01T09:00:00Z') };
