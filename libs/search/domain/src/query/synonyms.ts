import type { SearchTerm, Wanted, WantedAll, WantedCode, WantedWord } from '@province-comuni/platform-ports';
import { textCodes, textWords, type TextWord } from '@province-comuni/shared-kernel';

/** Groups of forms that mean the same: who looks for one finds the others. A form of one word in capitals is an acronym. */
export type Synonyms = readonly { readonly forms: readonly string[] }[];

interface Form {
  readonly group: number;
  readonly words: readonly string[];
  readonly wanted: WantedWord | WantedAll | WantedCode;
}

/** A form as the search looks for it; null when it has only stop words. */
export function formOf(text: string): WantedWord | WantedAll | WantedCode | null {
  const [code] = textCodes(text);
  if (code) return { kind: 'code', code: code.code };
  const words = textWords(text);
  if (words.length === 1) return words[0]!.stop && !words[0]!.acronym ? null : { kind: 'word', word: words[0]!.word, acronym: words[0]!.acronym };
  const kept = words.filter(({ stop, acronym }) => !stop || acronym).map(({ word }) => word);
  if (kept.length === 0) return null;
  return kept.length === 1 ? { kind: 'word', word: kept[0]!, acronym: false } : { kind: 'all', words: kept };
}

/**
 * The terms that words make: the longest form of a group that stands there is one term with the others as alternatives, each other word is a term.
 * An acronym counts also in small letters: who writes "sua" among nothing else means the office.
 */
export function matchSynonyms(words: readonly TextWord[], synonyms: Synonyms): { term: SearchTerm; first: TextWord }[] {
  const forms = formsOf(synonyms);
  const terms: { term: SearchTerm; first: TextWord }[] = [];
  const wanted = words.filter((word) => !word.stop || word.acronym || forms.some((form) => form.words.length === 1 && form.words[0] === word.word && form.wanted.kind === 'word' && form.wanted.acronym));
  for (let at = 0; at < wanted.length; ) {
    const here = forms.filter((form) => form.words.length > 0 && form.words.every((word, index) => wanted[at + index]?.word === word)).sort((a, b) => b.words.length - a.words.length)[0];
    const first = wanted[at]!;
    const taken = here?.words.length ?? 1;
    const own: Wanted = here?.wanted ?? { kind: 'word', word: first.word, acronym: first.acronym };
    const alternatives = here ? forms.filter((form) => form !== here && form.group === here.group).map((form) => form.wanted) : [];
    terms.push({ term: { typed: wanted.slice(at, at + taken).map(({ word }) => word).join(' '), wanted: own, alternatives }, first });
    at += taken;
  }
  return terms;
}

/** The other forms of a number of law that has a name: the codice dei contratti is the 36/2023. */
export function alternativesOfCode(code: string, synonyms: Synonyms): Wanted[] {
  const forms = formsOf(synonyms);
  const here = forms.filter(({ wanted }) => wanted.kind === 'code' && wanted.code === code);
  return forms.filter((form) => !here.includes(form) && here.some(({ group }) => group === form.group)).map(({ wanted }) => wanted);
}

function formsOf(synonyms: Synonyms): Form[] {
  return synonyms.flatMap(({ forms }, group) =>
    forms.flatMap((text) => {
      const wanted = formOf(text);
      return wanted ? [{ group, wanted, words: wanted.kind === 'code' ? [] : keptWords(text) }] : [];
    }),
  );
}

function keptWords(text: string): string[] {
  const words = textWords(text);
  return words.length === 1 ? [words[0]!.word] : words.filter(({ stop, acronym }) => !stop || acronym).map(({ word }) => word);
}
