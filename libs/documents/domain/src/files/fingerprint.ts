/** Numbers in a fingerprint: the likeness is estimated within some 4 hundredths. */
const PLACES = 128;
/** Places per band: two files of likeness 0.8 share one of the 32 bands in all but one case of ten million. */
const ROWS = 4;
/** Words in a row that are compared as one. */
const SHINGLE = 4;
/** Under this number of words two files are alike by chance. */
const FEWEST_WORDS = 40;
/** Words looked at: enough for a book; a file of a gigabyte of words has its beginning compared. */
const MOST_WORDS = 400_000;

/** From here on two files count as nearly the same. */
export const LIKE_ENOUGH = 0.8;

const { imul } = Math;
const SEEDS = seeds();

/**
 * MinHash of the sequences of four words of a text: the share of places in which two fingerprints agree estimates the share of sequences that the two texts have in common.
 * Letters and figures count, not capitals, accents or signs: the same words out of a PDF and out of a DOCX give the same fingerprint.
 * @returns 128 integers of 32 bits; empty when there are too few words to compare
 */
export function fingerprintOf(texts: Iterable<string>): number[] {
  const minima = new Int32Array(PLACES).fill(0x7fffffff);
  const last: number[] = [];
  let count = 0;
  for (const text of texts) {
    for (const [word] of folded(text).matchAll(/[\p{L}\p{N}]+/gu)) {
      last.push(hashWord(word));
      if (last.length > SHINGLE) last.shift();
      count += 1;
      if (last.length === SHINGLE) takeIn(minima, last);
      if (count >= MOST_WORDS) return [...minima];
    }
  }
  return count < FEWEST_WORDS ? [] : [...minima];
}

/** Estimated likeness of two texts, from 0 to 1, by their fingerprints. */
export function likenessOf(a: readonly number[], b: readonly number[]): number {
  if (a.length !== PLACES || b.length !== PLACES) return 0;
  let equal = 0;
  for (let place = 0; place < PLACES; place += 1) if (a[place] === b[place]) equal += 1;
  return equal / PLACES;
}

/** The fingerprint in 32 short stretches, each as one number that also says which stretch it is: files that share none need not be compared. */
export function bandsOf(fingerprint: readonly number[]): number[] {
  const bands: number[] = [];
  for (let at = 0; at < fingerprint.length; at += ROWS) {
    let hash = mix(at + 1);
    for (let row = 0; row < ROWS; row += 1) hash = mix(hash ^ fingerprint[at + row]!);
    bands.push(hash);
  }
  return bands;
}

function takeIn(minima: Int32Array, words: readonly number[]): void {
  let shingle = 0;
  for (const word of words) shingle = mix(imul(shingle, 31) + word);
  for (let place = 0; place < PLACES; place += 1) {
    const hash = mix(shingle ^ SEEDS[place]!);
    if (hash < minima[place]!) minima[place] = hash;
  }
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the answer. */
function mix(value: number): number {
  let hash = value | 0;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function seeds(): Int32Array {
  const made = new Int32Array(PLACES);
  for (let place = 0, state = 0x9e3779b9 | 0; place < PLACES; place += 1, state = (state + 0x9e3779b9) | 0) made[place] = mix(state);
  return made;
}
