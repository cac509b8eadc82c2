// Synthetic Italian administrative text, the same at every run: 20,000 content words (roots and endings), Zipf-Mandelbrot law, four words in ten without content.
const HEAD = 'comune provincia convenzione servizio ente appalto gara contratto delibera consiglio giunta bilancio programma progetto fondo europeo digitale dato sistema rete piano territorio personale formazione ufficio procedura affidamento fornitura lavoro opera strada scuola ambiente acqua rifiuto energia trasporto cultura turismo sanità tributo entrata spesa controllo verifica termine pubblicazione avviso bando offerta criterio punteggio commissione verbale esito graduatoria aggiudicazione stipula collaudo pagamento fattura garanzia cauzione penale recesso risoluzione controversia foro'.split(' ');
const FUNCTION_WORDS = 'di a da in con su per tra il lo la i gli le un una del della dei delle al alla nel nella dal dalla che e o non si come anche ai sensi presso'.split(' ');
const SYLLABLES = 'ba be bi bo ca ce ci co da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo tra pre pro con sta spe gra fra stra cri plu'.split(' ');
const ENDINGS = ['o', 'a', 'i', 'e', 'are', 'ato', 'ata', 'ati', 'ate', 'azione', 'azioni', 'abile', 'ivo', 'iva', 'mente', 'ità', 'ore', 'ori'];
const OFFSET = 2.7;
const VOCABULARY = 20_000;

export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function makeVocabulary() {
  const random = seeded(11);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = new Set(HEAD);
  while (words.size < VOCABULARY) {
    const root = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('') + pick('bcdfglmnprstv'.split(''));
    for (const ending of ENDINGS) if (random() < 0.6 && words.size < VOCABULARY) words.add(root + ending);
  }
  return [...words];
}

export const vocabulary = makeVocabulary();
const cumulative = (() => {
  let sum = 0;
  return vocabulary.map((_, rank) => (sum += 1 / (rank + 1 + OFFSET)));
})();

function word(random) {
  const target = random() * cumulative.at(-1);
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] < target) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low];
}

export function text(random, count) {
  const words = Array.from({ length: count }, () => (random() < 0.38 ? FUNCTION_WORDS[Math.floor(random() * FUNCTION_WORDS.length)] : word(random)));
  words[0] = words[0][0].toUpperCase() + words[0].slice(1);
  return `${words.join(' ')}.`;
}

const PILLARS = ['SUA', 'EUROPA', 'INNOVAZIONE'];
const TYPES = ['delibera', 'capitolato', 'verbale', 'relazione', 'procedura', 'normativa', 'dup', 'materiale'];
const REGIONS = ['Marche', 'Lombardia', 'Veneto', 'Piemonte', 'Toscana', 'Lazio', 'Campania', 'Puglia', 'Calabria', 'Emilia-Romagna'];
export const ENTI = Array.from({ length: 76 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);

/** Entry number `index` of the corpus: ten passages of thirty words, 300 in all; half are public, the rest for the network or for one Ente. */
export function entry(index) {
  const random = seeded(1_000 + index);
  const ente = ENTI[Math.floor(random() * ENTI.length)];
  const rights = random();
  return {
    kind: ['documento', 'documento', 'documento', 'documento', 'pratica', 'clausola'][Math.floor(random() * 6)],
    id: `e${String(index).padStart(7, '0')}`,
    version: 1,
    title: text(random, 8).slice(0, -1),
    summary: text(random, 12),
    keywords: [],
    href: `/documenti/${index}`,
    audience: rights < 0.5 ? ['pubblico'] : rights < 0.65 ? ['rete'] : rights < 0.75 ? ['rete:province'] : [`ente:${ente}`],
    facets: { pilastro: [PILLARS[Math.floor(random() * 3)]], tipo: [TYPES[Math.floor(random() * 8)]], ente: [ente], regione: [REGIONS[Math.floor(random() * 10)]], anno: [String(2015 + Math.floor(random() * 12))] },
    date: new Date(Date.UTC(2015 + Math.floor(random() * 12), Math.floor(random() * 12), 1)),
    weight: 0,
    passages: Array.from({ length: 10 }, (_, ordinal) => ({ ordinal, page: ordinal + 1, heading: '', text: text(random, 26) })),
  };
}

/** What an official of one Provincia may read. */
export const AUDIENCES = ['pubblico', 'rete', 'rete:province', `ente:${ENTI[3]}`];

const QUERY_WORDS = vocabulary.slice(40, 3_000).filter((candidate) => candidate.length >= 6);

/** A word as often as not heard of: rank 40 to 3,000, at least six letters. */
export function queryWord(random) {
  return QUERY_WORDS[Math.floor(random() * QUERY_WORDS.length)];
}

/** One wrong letter, never the first. */
export function mistyped(random, right) {
  const at = 1 + Math.floor(random() * (right.length - 2));
  const letter = 'abcdefghilmnoprstuvz'[Math.floor(random() * 20)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return right.slice(0, at) + letter + right.slice(at + 1);
    case 1:
      return right.slice(0, at) + right.slice(at + 1);
    case 2:
      return right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
    default:
      return right.slice(0, at) + letter + right.slice(at);
  }
}
