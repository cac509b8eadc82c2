import { describe, expect, it } from '@jest/globals';
import { namingWords } from './PeopleFound.js';

describe('people beside a search', () => {
  it.each([
    ['anna bianchi', 'anna bianchi'],
    ['gare -lavori "Provincia di Lecco"', 'gare Provincia Lecco'],
    ['a b c', ''],
    ['uno due tre quattro cinque sei sette otto', 'uno due tre quattro cinque sei'],
  ])('are looked for by the words of «%s» that may name somebody', (query, words) => expect(namingWords(query)).toBe(words));
});
