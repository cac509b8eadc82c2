import { describe, expect, it } from '@jest/globals';
import { plainTextOf } from '@province-comuni/communities-contract';
import { CommunityFileProblem, readCommunity, readCommunityFolder } from './read-community-content.js';

const FILE = `
titolo: Prova
a_che_serve: Serve a provare.
chi_legge: PUBBLICA
questa_settimana: Si prova.
regole: [Si prova.]
temi: [prove]
discussioni:
  - chiave: benvenuto
    tipo: annuncio
    in_alto: sì
    titolo: Benvenuti
    etichette: []
    fonte: «Prova», slide 3
    testo:
      - Prima riga.
      - elenco: [uno, due]
`;

describe('a file of a community', () => {
  it('gives its words, and discussions with their source at the end', () => {
    const { key, discussions } = readCommunity('prova.yaml', FILE);
    expect(key).toBe('prova');
    expect(discussions[0]).toMatchObject({ key: 'benvenuto', kind: 'ANNOUNCEMENT', pinned: true });
    expect(plainTextOf(discussions[0]!.text)).toBe('Prima riga.\n\n– uno\n– due\n\nFonte: «Prova», slide 3');
  });

  it.each([
    ['chi_legge: PUBBLICA', 'chi_legge: TUTTI', /«chi_legge» è uno fra/],
    ['tipo: annuncio', 'tipo: poesia', /il «tipo» della discussione 1/],
    ['titolo: Benvenuti', 'titolo: ""', /manca «titolo» per la discussione 1/],
    ['- Prima riga.', '- 3', /il testo per la discussione 1/],
    ['regole: [Si prova.]', 'regole: [1', /YAML non leggibile/],
  ])('is refused with %s written as %s', (before, after, reason) => {
    expect(() => readCommunity('prova.yaml', FILE.replace(before, after))).toThrow(reason);
    expect(() => readCommunity('prova.yaml', FILE.replace(before, after))).toThrow(CommunityFileProblem);
  });

  it('is right for every community that comes with the product, and every topic says its source', () => {
    const communities = readCommunityFolder('libs/communities/content');
    expect(communities.map(({ key }) => key)).toEqual(['agenda-digitale-integrata', 'politiche-del-personale', 'servizi-europa', 'sua']);
    for (const { key, discussions } of communities) {
      expect(discussions[0]).toMatchObject({ kind: 'ANNOUNCEMENT', pinned: true });
      expect(new Set(discussions.map((discussion) => discussion.key)).size).toBe(discussions.length);
      for (const discussion of discussions.slice(1)) expect({ key, discussion: discussion.key, source: plainTextOf(discussion.text).split('\n\n').at(-1) }).toEqual({ key, discussion: discussion.key, source: expect.stringMatching(/^Fonte: /) });
    }
    // What the focus groups asked about, pillar by pillar.
    for (const { key, pillarKey, discussions } of communities) if (pillarKey) expect({ key, tags: discussions.flatMap(({ tags }) => tags) }).toEqual({ key, tags: expect.arrayContaining(['focus group', 'competenze', 'tecnologie']) });
  });
});
