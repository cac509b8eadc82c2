import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACCESS, type SearchAnswer, type SearchEntry, type SearchIndex, type SearchQuery, type SearchRequest, type TransactionRunner } from '@province-comuni/platform-ports';
import { parseQuery, type Synonyms } from '@province-comuni/search-domain';

/** An engine to be tried, empty, with what it needs to run. */
export interface TriedIndex {
  readonly index: SearchIndex;
  readonly runner: TransactionRunner;
  close(): Promise<void>;
}

/** An entry with what the test does not care about filled in. */
export function anEntry(id: string, part: Partial<SearchEntry> = {}): SearchEntry {
  return { kind: 'documento', id, version: 1, title: `Titolo ${id}`, summary: '', keywords: [], href: `/documenti/${id}`, audience: ['pubblico'], facets: {}, date: null, weight: 0, passages: [], ...part };
}

/** Passages of texts, one per page. */
export function pages(...texts: string[]): SearchEntry['passages'] {
  return texts.map((text, index) => ({ ordinal: index, page: index + 1, heading: '', text }));
}

/** Parts of a thread, a post per text: each opens at its own address. */
export function parts(of: string, texts: readonly (readonly string[])[], common: Partial<SearchEntry> = {}): SearchEntry[] {
  return texts.map((posts, number) =>
    anEntry(number === 0 ? of : `${of}/${number}`, {
      ...{ kind: 'discussione', part: { of, number }, title: `Discussione ${of}`, href: `/discussioni/${of}`, ...common },
      passages: posts.map((text, index) => ({ ordinal: number * 10 + index, page: null, heading: '', text, href: `/discussioni/${of}?messaggio=${number * 10 + index}` })),
    }),
  );
}

const SYNONYMS: Synonyms = [{ forms: ['SUA', 'stazione unica appaltante'] }, { forms: ['SAPE', 'SEAV', 'servizio associato politiche europee'] }];

const PESARO = 'ente:00000000-0000-4000-8000-000000000001';
const LECCO = 'ente:00000000-0000-4000-8000-000000000002';

const CORPUS: readonly SearchEntry[] = [
  anEntry('capitolato', { title: 'Capitolato della gara d’appalto', summary: 'Servizi di pulizia', facets: { pilastro: ['SUA'], tipo: ['capitolato'], anno: ['2023'] }, date: new Date('2023-05-01'), passages: pages('L’appalto riguarda la pulizia degli uffici.', 'Le penali dell’appaltatore sono raddoppiate dopo il terzo ritardo. CIG 7A12B45678.') }),
  anEntry('regolamento', { title: 'Regolamento dei contratti', facets: { pilastro: ['SUA'], tipo: ['regolamento'], anno: ['2024'] }, date: new Date('2024-01-10'), passages: pages('Gli appalti sotto soglia seguono il d.lgs. 36/2023.', 'Il diritto di recesso spetta agli enti aderenti.') }),
  anEntry('convenzione', { title: 'Convenzione per la Stazione unica appaltante', keywords: ['SUA'], facets: { pilastro: ['SUA'], tipo: ['convenzione'], anno: ['2024'] }, date: new Date('2024-06-01'), weight: 1, passages: pages('I Comuni affidano alla SUA le proprie gare.') }),
  anEntry('europa', { title: 'Servizio Europa d’area vasta', keywords: ['SEAV'], facets: { pilastro: ['EUROPA'], anno: ['2022'] }, passages: pages('La Provincia aiuta i Comuni nella progettazione europea; la sua attività è gratuita.') }),
  anEntry('verbale', { title: 'Verbale dell’assemblea', facets: { tipo: ['verbale'] }, passages: pages('Si discute di recesso. Il diritto del Comune resta salvo.') }),
  anEntry('pu', { kind: 'ente', title: 'Provincia di Pesaro e Urbino', keywords: ['PU'], href: '/enti/pu', facets: { regione: ['Marche'] } }),
  anEntry('segreto', { title: 'Bozza riservata della gara', audience: [PESARO], facets: { pilastro: ['INNOVAZIONE'], tipo: ['bozza'], ente: ['pesaro'] }, passages: pages('Il parallelepipedo dell’appalto resta segreto. Xilofono.') }),
  anEntry('altrui', { title: 'Appunti di Lecco', audience: [LECCO], facets: { tipo: ['appunti'], regione: ['Lombardia'] }, passages: pages('La gara del xilofono e lo stesso appalto.') }),
];

/** What every engine promises, tried through the queries that people write. */
export function describeSearchIndex(name: string, open: () => Promise<TriedIndex>): void {
  describe(`a search index: ${name}`, () => {
    let tried: TriedIndex;
    const asSystem = <T>(work: (index: SearchIndex) => Promise<T>): Promise<T> => tried.runner.run(SYSTEM_ACCESS, () => work(tried.index));
    const query = (text: string, finished = true): SearchQuery => parseQuery(finished ? `${text} ` : text, SYNONYMS);
    const search = (text: string, part: Partial<SearchRequest> = {}): Promise<SearchAnswer> =>
      tried.runner.run({ enteIds: [] }, () => tried.index.search({ query: query(text), audiences: ['pubblico'], kind: null, facets: {}, order: 'RILEVANZA', exact: false, offset: 0, limit: 10, ...part }));
    const found = async (text: string, part: Partial<SearchRequest> = {}): Promise<string[]> => (await search(text, part)).hits.map(({ id }) => id);
    const suggest = (text: string, audiences: readonly string[] = ['pubblico']) => tried.runner.run({ enteIds: [] }, () => tried.index.suggest(query(text, false), audiences, ['documento', 'ente'], 3));

    beforeAll(async () => {
      tried = await open();
      await asSystem((index) => index.upsert(CORPUS));
    }, 60_000);
    afterAll(() => tried?.close());

    describe('what another Ente may not know', () => {
      it('is found by his own people only, with its passage', async () => {
        expect(await found('parallelepipedo', { audiences: ['pubblico', PESARO] })).toEqual(['segreto']);
        for (const audiences of [['pubblico'], ['pubblico', LECCO], [], ['ente:']]) {
          const answer = await search('parallelepipedo', { audiences });
          expect({ hits: answer.hits, total: answer.total, corrected: answer.corrected, kinds: answer.kinds }).toEqual({ hits: [], total: 0, corrected: [], kinds: [] });
        }
      });

      it('is in no count and no facet', async () => {
        const outside = await search('gara');
        const inside = await search('gara', { audiences: ['pubblico', PESARO] });
        expect(inside.total).toBe(outside.total + 1);
        expect(outside.facets.tipo.map(({ value }) => value)).not.toContain('bozza');
        expect(outside.facets.pilastro.map(({ value }) => value)).not.toContain('INNOVAZIONE');
        expect(outside.facets.ente).toEqual([]);
        expect(inside.facets.tipo).toContainEqual({ value: 'bozza', count: 1 });
        expect(JSON.stringify(await search('gara', { facets: { tipo: ['bozza'] } }))).not.toContain('segreto');
        expect((await search('gara', { facets: { tipo: ['bozza'] } })).facets.tipo.map(({ value }) => value)).not.toContain('bozza');
      });

      it('is no suggestion, no ending and no correction', async () => {
        for (const text of ['parall', 'parallelepipedo', 'bozza', 'xilo']) expect(await suggest(text)).toEqual({ words: [], entries: [] });
        expect((await suggest('paralle', ['pubblico', PESARO])).words).toEqual(['parallelepipedo']);
        expect((await search('parallelepipdo')).corrected).toEqual([]);
        expect((await search('parallelepipdo', { audiences: [PESARO] })).corrected).toEqual([{ typed: 'parallelepipdo', used: ['parallelepipedo'] }]);
        // A word that two Enti have is each one's own.
        expect((await search('xilofano', { audiences: [LECCO] })).hits.map(({ id }) => id)).toEqual(['altrui']);
      });

      it('is not told by its passages either', async () => {
        const passages = (audiences: string[]) => tried.runner.run({ enteIds: [] }, () => tried.index.passages('documento', 'segreto', query('appalto'), audiences, 5));
        expect(await passages(['pubblico', LECCO])).toEqual([]);
        expect(await passages([PESARO])).toHaveLength(1);
      });

      it('is forgotten at once when it is closed to somebody or taken away', async () => {
        await asSystem((index) => index.upsert([anEntry('passeggero', { title: 'Zuppiera comune', audience: ['pubblico', LECCO] })]));
        expect((await suggest('zuppi')).words).toEqual(['zuppiera']);
        await asSystem((index) => index.upsert([anEntry('passeggero', { title: 'Zuppiera comune', audience: [LECCO], version: 2 })]));
        expect(await suggest('zuppi')).toEqual({ words: [], entries: [] });
        expect((await search('zupiera')).corrected).toEqual([]);
        expect((await suggest('zuppi', [LECCO])).words).toEqual(['zuppiera']);
        await asSystem((index) => index.remove('documento', ['passeggero', 'mai-esistito']));
        expect(await suggest('zuppi', [LECCO])).toEqual({ words: [], entries: [] });
        expect(await found('zuppiera', { audiences: [LECCO] })).toEqual([]);
      });
    });

    describe('Italian', () => {
      it.each([
        ['dell’appalto', ['capitolato', 'convenzione', 'regolamento']],
        ['APPALTI', ['capitolato', 'convenzione', 'regolamento']],
        ['attivita', ['europa']],
        ['“diritto di recesso”', ['regolamento']],
        ['recesso', ['verbale', 'regolamento']],
        ['recesso -verbale', ['regolamento']],
        ['recesso -"diritto di recesso"', ['verbale']],
        ['SUA', ['convenzione']],
        ['sua', ['convenzione']],
        ['stazione unica appaltante', ['convenzione']],
        ['SAPE', ['europa']],
        ['7a12b45678', ['capitolato']],
        ['decreto legislativo 31 marzo 2023 n. 36', ['regolamento']],
        ['36/2023', ['regolamento']],
        ['36/2024', []],
        ['capitoalto', ['capitolato']],
        ['regolamneto', ['regolamento']],
        ['pulizai uffici', ['capitolato']],
        ['il di la', []],
      ])('%s', async (text, ids) => expect((await found(text)).sort()).toEqual([...ids].sort()));

      it('says which word it read instead', async () => {
        expect((await search('capitoalto')).corrected).toEqual([{ typed: 'capitoalto', used: ['capitolato'] }]);
        expect((await search('capitolato')).corrected).toEqual([]);
      });

      it('looks for a word as it was written where that is asked for, and says what may have been meant', async () => {
        const exact = await search('capitoalto', { exact: true });
        expect({ hits: exact.hits, corrected: exact.corrected, proposed: exact.proposed }).toEqual({ hits: [], corrected: [], proposed: [{ typed: 'capitoalto', used: ['capitolato'] }] });
        // As people write it, without a space after it: the word may look unfinished, and is taken as it is all the same.
        expect((await search('', { query: query('capitoalto', false), exact: true })).hits).toEqual([]);
        expect((await search('capitoalto')).proposed).toEqual([]);
        expect((await search('capitolato')).proposed).toEqual([]);
        // Farther than a slip of the finger: nothing is corrected, the nearest word is offered.
        expect(await search('assemblaggio')).toMatchObject({ hits: [], corrected: [], proposed: [{ typed: 'assemblaggio', used: ['assemblea'] }] });
        // A word of others is offered to nobody else.
        expect(await search('parallelepipoide')).toMatchObject({ hits: [], corrected: [], proposed: [] });
        expect((await search('parallelepipoide', { audiences: [PESARO] })).proposed).toEqual([{ typed: 'parallelepipoide', used: ['parallelepipedo'] }]);
      });

      it('shows entries with most of the words when too few have all of them, and says so', async () => {
        const answer = await search('penali appaltatore xyzzyq ritardo');
        expect(answer.hits[0]!.id).toBe('capitolato');
        expect(answer.partial).toBe(true);
        expect((await search('penali appaltatore')).hits[0]!.id).toBe('capitolato');
      });
    });

    describe('the answer', () => {
      it('shows why, where and on which page', async () => {
        const [hit] = (await search('penali ritardo')).hits;
        expect(hit!.passage).toMatchObject({ ordinal: 1, page: 2 });
        expect(hit!.passage!.marks.map(({ start, end }) => hit!.passage!.text.slice(start, end))).toEqual(['penali', 'ritardo']);
        expect(hit!.href).toBe('/documenti/capitolato');
      });

      it('counts kinds and facets, each as if it were not chosen', async () => {
        const answer = await search('gara convenzione regolamento capitolato pesaro');
        expect(answer.total).toBeGreaterThan(0);
        const chosen = await search('appalti', { facets: { tipo: ['regolamento'] } });
        expect(chosen.hits.map(({ id }) => id)).toEqual(['regolamento']);
        expect(chosen.facets.tipo).toEqual(['capitolato', 'convenzione', 'regolamento'].map((value) => ({ value, count: 1 })));
        expect(chosen.facets.anno).toEqual([{ value: '2024', count: 1 }]);
        const one = await search('pesaro', { kind: 'documento' });
        expect({ hits: one.hits, kinds: one.kinds }).toEqual({ hits: [], kinds: [{ kind: 'ente', count: 1 }] });
      });

      it('is sorted and paged as asked', async () => {
        expect(await found('comuni', { order: 'TITOLO' })).toEqual(['convenzione', 'europa', 'verbale']);
        expect(await found('appalti', { order: 'DATA' })).toEqual(['convenzione', 'regolamento', 'capitolato']);
        expect(await found('appalti', { order: 'DATA', offset: 2, limit: 1 })).toEqual(['capitolato']);
        expect(await found('appalti', { offset: 5 })).toEqual([]);
      });

      it('suggests words and titles as one types', async () => {
        expect((await suggest('conv')).words).toEqual(['convenzione']);
        expect((await suggest('conv')).entries.map(({ id }) => id)).toEqual(['convenzione']);
        expect((await suggest('provincia di pes')).entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['ente pu']);
        expect((await suggest('pes')).entries[0]!.title.marks).toHaveLength(1);
        expect(await suggest('')).toEqual({ words: [], entries: [] });
      });
    });

    describe('a thing in parts', () => {
      const THREAD = parts(
        'lunga',
        [
          ['Chi ha una tariffa per la mensa?', 'Grazie a tutti.'],
          ['La mensa da noi costa di più.', 'La tariffa della mensa, con il telerilevamento.'],
          ['Telerilevamento della mensa.', 'Il geoide: ne parlò Ipazia di Alessandria.'],
        ],
        { title: 'Tariffa della mensa', keywords: ['refezione'], facets: { pilastro: ['SUA'], anno: ['2025'] } },
      ).map((entry, number) => ({ ...entry, date: new Date(Date.UTC(2025, number, 1)) }));
      const RESERVED = parts('riservata', [['La mensa riservata.'], ['Il criptoportico della mensa.']], { audience: [PESARO], facets: { tipo: ['criptica'] } });
      const kind = 'discussione';
      const opened = async (text: string, part: Partial<SearchRequest> = {}): Promise<(string | null | undefined)[]> => (await search(text, part)).hits.map(({ id, href, passage }) => `${id} ${passage?.href ?? href}`);
      const matches = (text: string, ids: readonly string[], audiences: readonly string[] = ['pubblico']) => asSystem((index) => index.matches({ query: query(text), audiences, kind: null, facets: {} }, ids.map((id) => ({ kind, id }))));

      beforeAll(() => asSystem((index) => index.upsert([...THREAD, ...RESERVED])));
      afterAll(() => asSystem((index) => index.remove(kind, ['lunga', 'riservata'])));

      it('is found by any of them, and opens there', async () => {
        expect(await opened('geoide')).toEqual(['lunga /discussioni/lunga?messaggio=21']);
        expect(await opened('"Ipazia di Alessandria"')).toEqual(['lunga /discussioni/lunga?messaggio=21']);
        // Its title counts in every part.
        expect(await opened('refezione geoide')).toEqual(['lunga /discussioni/lunga?messaggio=21']);
        expect(await opened('refezione')).toEqual(['lunga /discussioni/lunga']);
      });

      it('is one result, one of its kind and one of each facet, by its best part', async () => {
        for (const text of ['mensa', 'tariffa mensa', 'telerilevamento']) {
          for (const order of ['RILEVANZA', 'DATA', 'TITOLO'] as const) {
            const answer = await search(text, { order });
            expect(answer.hits.map(({ id }) => id)).toEqual(['lunga']);
            expect({ total: answer.total, more: answer.more, partial: answer.partial, kinds: answer.kinds, pilastro: answer.facets.pilastro, anno: answer.facets.anno }).toEqual({ total: 1, more: false, partial: false, kinds: [{ kind, count: 1 }], pilastro: [{ value: 'SUA', count: 1 }], anno: [{ value: '2025', count: 1 }] });
          }
          expect(await search(text, { kind, facets: { pilastro: ['SUA'] } })).toMatchObject({ total: 1, kinds: [{ kind, count: 1 }], facets: { pilastro: [{ value: 'SUA', count: 1 }] } });
        }
        expect(await opened('tariffa telerilevamento')).toEqual(['lunga /discussioni/lunga?messaggio=11']);
        expect((await search('mensa', { order: 'DATA' })).hits[0]!.date).toEqual(THREAD[2]!.date);
      });

      it('is suggested once', async () => {
        const { entries } = await tried.runner.run({ enteIds: [] }, () => tried.index.suggest(query('tariffa della men', false), ['pubblico'], [kind], 3));
        expect(entries.map(({ id, href }) => ({ id, href }))).toEqual([{ id: 'lunga', href: '/discussioni/lunga' }]);
      });

      it('is told of to nobody else by any of them', async () => {
        for (const audiences of [['pubblico'], ['pubblico', LECCO], []]) {
          expect(await search('criptoportico', { audiences })).toMatchObject({ hits: [], total: 0, kinds: [], corrected: [], proposed: [] });
          expect((await search('mensa', { audiences })).facets.tipo).toEqual([]);
          expect(await matches('criptoportico', ['riservata', 'riservata/1'], audiences)).toEqual([]);
          expect(await tried.runner.run({ enteIds: [] }, () => tried.index.passages(kind, 'riservata', query('mensa'), audiences, 5))).toEqual([]);
        }
        expect(await suggest('cripto')).toEqual({ words: [], entries: [] });
        expect(await opened('criptoportico', { audiences: [PESARO] })).toEqual(['riservata /discussioni/riservata?messaggio=10']);
        expect((await search('mensa', { audiences: ['pubblico', PESARO] })).total).toBe(2);
      });

      it('gives the passages of all its parts, best first', async () => {
        const found = await tried.runner.run({ enteIds: [] }, () => tried.index.passages(kind, 'lunga', query('tariffa telerilevamento'), ['pubblico'], 2));
        expect(found.map(({ ordinal, href }) => ({ ordinal, href }))).toEqual([{ ordinal: 11, href: '/discussioni/lunga?messaggio=11' }, { ordinal: 20, href: '/discussioni/lunga?messaggio=20' }]);
      });

      it('is matched once, at its newest passage that fits by itself', async () => {
        const match = { kind, id: 'lunga', title: 'Tariffa della mensa' };
        expect(await matches('mensa', ['lunga', 'lunga/1', 'lunga/2'])).toEqual([{ ...match, href: '/discussioni/lunga?messaggio=20', passage: 20 }]);
        expect(await matches('mensa', ['lunga/1'])).toEqual([{ ...match, href: '/discussioni/lunga?messaggio=11', passage: 11 }]);
        // The title has the one word, a passage the other: no passage has both.
        expect(await matches('refezione geoide', ['lunga'])).toEqual([{ ...match, href: '/discussioni/lunga', passage: null }]);
        expect(await matches('"mensa da noi costa"', ['lunga'])).toEqual([{ ...match, href: '/discussioni/lunga?messaggio=10', passage: 10 }]);
        expect(await matches('geoide', ['lunga/0', 'lunga/1'])).toEqual([]);
      });

      it('does not stand before others, however long it is', async () => {
        const many = parts('fiume', Array.from({ length: 1_100 }, () => ['Il frantoio.']));
        await asSystem((index) => index.upsert([...many, anEntry('frantoio', { passages: pages('Il frantoio.') })]));
        const answer = await search('frantoio');
        expect(answer.hits.map(({ id }) => id).sort()).toEqual(['fiume', 'frantoio']);
        expect(answer.total).toBe(2);
        await asSystem((index) => index.remove(kind, ['fiume']));
        expect((await search('frantoio')).hits.map(({ id }) => id)).toEqual(['frantoio']);
        await asSystem((index) => index.remove('documento', ['frantoio']));
      }, 60_000);

      it('loses a part by itself, and all of them with the thing', async () => {
        await asSystem((index) => index.remove(kind, ['lunga/2']));
        expect(await found('geoide')).toEqual([]);
        expect((await asSystem((index) => index.versions(kind, null, 10))).map(({ id }) => id)).toEqual(['lunga', 'lunga/1', 'riservata', 'riservata/1']);
        await asSystem((index) => index.remove(kind, ['lunga']));
        expect(await found('mensa')).toEqual([]);
        expect(await suggest('refez')).toEqual({ words: [], entries: [] });
        await asSystem((index) => index.upsert(THREAD));
        expect(await found('geoide')).toEqual(['lunga']);
      });
    });

    describe('changes', () => {
      it('never go back to an older version, and the same one twice is once', async () => {
        const newer = anEntry('versioni', { title: 'Seconda stesura', version: 2 });
        await asSystem((index) => index.upsert([newer]));
        await asSystem((index) => index.upsert([anEntry('versioni', { title: 'Prima stesura', version: 1 })]));
        await asSystem((index) => index.upsert([newer, newer]));
        expect(await found('stesura')).toEqual(['versioni']);
        expect(await found('prima stesura', { kind: 'documento', facets: {} })).toEqual(['versioni']);
        expect((await search('seconda')).total).toBe(1);
        expect(await asSystem((index) => index.versions('documento', 'v', 10))).toEqual([{ id: 'verbale', version: 1 }, { id: 'versioni', version: 2 }]);
        await asSystem((index) => index.remove('documento', ['versioni']));
      });

      it('take texts of any kind', async () => {
        const hostile = `${"'".repeat(50)}\\ & | ! :* <-> \0 \uD800 ${'x'.repeat(5000)} citta’ 😀 ${'1/'.repeat(300)}`;
        await asSystem((index) => index.upsert([anEntry("o'dd\\", { title: hostile, summary: hostile, keywords: [hostile], facets: { tipo: [hostile, "'; drop table"] }, passages: pages(hostile, '') })]));
        expect(await found('citta')).toEqual(["o'dd\\"]);
        await asSystem((index) => index.remove('documento', ["o'dd\\"]));
        expect(await found('citta')).toEqual([]);
      });

      it('are found while the index is built anew, and after', async () => {
        const rebuild = await asSystem((index) => index.beginRebuild());
        expect(await found('capitolato')).toEqual(['capitolato']);
        await asSystem((index) => index.upsert([anEntry('durante', { title: 'Durante il rifacimento' })]));
        expect(await found('rifacimento')).toEqual(['durante']);
        expect(await asSystem((index) => index.fill(rebuild, CORPUS))).toBe(true);
        expect(await asSystem((index) => index.finishRebuild(rebuild, ['documento', 'ente']))).toBe(true);
        expect(await found('rifacimento')).toEqual(['durante']);
        expect(await found('capitolato')).toEqual(['capitolato']);
        expect((await suggest('capit')).words).toEqual(['capitolato']);
        await asSystem((index) => index.tidy());
        expect(await asSystem((index) => index.health())).toEqual({ entries: CORPUS.length + 1, builtFrom: ['documento', 'ente'], rebuilding: false });
        expect(await asSystem((index) => index.kinds())).toEqual(['documento', 'ente']);
      });

      it('are left to the last of two rebuilds', async () => {
        const first = await asSystem((index) => index.beginRebuild());
        const second = await asSystem((index) => index.beginRebuild());
        expect(await asSystem((index) => index.fill(first, CORPUS))).toBe(false);
        expect(await asSystem((index) => index.finishRebuild(first, []))).toBe(false);
        expect(await asSystem((index) => index.fill(second, CORPUS))).toBe(true);
        expect(await asSystem((index) => index.finishRebuild(second, ['documento', 'ente']))).toBe(true);
        expect(await found('rifacimento')).toEqual([]);
      });
    });
  });
}
