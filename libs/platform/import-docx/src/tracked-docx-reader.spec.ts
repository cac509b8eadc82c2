import { afterAll, describe, expect, it } from '@jest/globals';
import { DocumentRefused, type TrackedDocument } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readHere } from './testing/read-here.js';
import { TrackedDocxReader } from './tracked-docx-reader.js';

const reader = new TrackedDocxReader();
afterAll(() => reader.close());

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const BODY = (inner: string): string => `<w:document ${NAMESPACES}><w:body>${inner}</w:body></w:document>`;
const P = (inner: string): string => `<w:p>${inner}</w:p>`;
const R = (text: string, look = ''): string => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const INS = (inner: string): string => `<w:ins w:id="1" w:author="Ada &amp; C." w:date="2026-12-01T10:00:00Z">${inner}</w:ins>`;
const DEL = (text: string): string => `<w:del w:id="2" w:author="Ugo"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

function packed(body: string, more: Record<string, string> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8('<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8(body),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });
}

const read = (inner: string, more: Record<string, string> = {}): Promise<TrackedDocument> => reader.read(packed(BODY(inner), more));

async function problemOf(bytes: Uint8Array): Promise<string> {
  return reader.read(bytes).then(
    () => 'read',
    (error: DocumentRefused) => error.problem,
  );
}

describe('a document with tracked changes', () => {
  it('keeps what was put in and taken out, by whom and when', async () => {
    const { paragraphs, revisions } = await read(P(`${R('Il Comune ')}${DEL('versa')}${INS(R('paga', '<w:rPr><w:b/></w:rPr>'))}${R('.')}`));
    expect(revisions).toEqual([{ author: 'Ugo', at: null }, { author: 'Ada & C.', at: '2026-12-01T10:00:00.000Z' }]);
    expect(paragraphs[0]!.pieces).toEqual([
      { text: 'Il Comune ', inserted: null, deleted: null },
      { text: 'versa', inserted: null, deleted: 0 },
      { text: 'paga', marks: [{ type: 'bold' }], inserted: 1, deleted: null },
      { text: '.', inserted: null, deleted: null },
    ]);
  });

  it('keeps the marks of paragraphs and the rows of tables', async () => {
    const mark = (name: string): string => `<w:pPr><w:rPr><w:${name} w:id="3" w:author="Ada"/></w:rPr></w:pPr>`;
    const row = (text: string, change: string): string => `<w:tr><w:trPr>${change}</w:trPr><w:tc>${P(R(text))}</w:tc></w:tr>`;
    const { paragraphs } = await read(`${P(mark('ins') + R('a'))}${P(mark('del') + R('b'))}<w:tbl>${row('c', '')}${row('d', '<w:ins w:id="4" w:author="Ada"/>')}${row('e', '<w:del w:id="5" w:author="Ada"/>')}</w:tbl>`);
    expect(paragraphs.map(({ end, cell }) => [end, cell])).toEqual([
      [{ inserted: 0, deleted: null }, null],
      [{ inserted: null, deleted: 0 }, null],
      [{ inserted: null, deleted: null }, { table: 0, row: 0, column: 0, inserted: null, deleted: null }],
      [{ inserted: 0, deleted: null }, { table: 0, row: 1, column: 0, inserted: 0, deleted: null }],
      [{ inserted: null, deleted: 0 }, { table: 0, row: 2, column: 0, inserted: null, deleted: 0 }],
    ]);
  });

  it('counts changes of look, and reads through links, fields, controls and alternatives', async () => {
    const { paragraphs, formatting } = await read(
      P(
        `<w:pPr><w:pPrChange w:id="1" w:author="x"><w:pPr/></w:pPrChange></w:pPr>${R('uno ', '<w:rPr><w:i/><w:rPrChange w:id="2" w:author="x"><w:rPr/></w:rPrChange></w:rPr>')}<w:hyperlink w:anchor="a">${R('due ')}</w:hyperlink><w:sdt><w:sdtContent>${R('tre ')}</w:sdtContent></w:sdt><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice>${R('quattro')}</mc:Choice><mc:Fallback>${R('cinque')}</mc:Fallback></mc:AlternateContent>`,
      ),
    );
    expect(paragraphs[0]!.pieces.map(({ text }) => text).join('')).toBe('uno due tre quattro');
    expect(formatting).toBe(2);
  });

  it('reads comments with their answers, over runs, changes and paragraphs', async () => {
    const comment = (id: number, text: string): string => `<w:comment w:id="${id}" w:author="Ada" w:date="2026-12-01T10:00:00Z"><w:p w14:paraId="0000000${id}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    const { comments } = await read(
      `${P(`${R('Prima ')}<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${R('parola')}${DEL(' via')}`)}${P(`${R(' e oltre')}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r>`)}`,
      {
        'word/comments.xml': `<w:comments ${NAMESPACES}>${comment(0, 'perché?')}${comment(1, 'così')}${comment(2, 'in nessun posto')}</w:comments>`,
        'word/commentsExtended.xml': '<w15:commentsEx><w15:commentEx w15:paraId="00000000" w15:done="1"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/></w15:commentsEx>',
      },
    );
    expect(comments).toMatchObject([
      { id: '0', author: 'Ada', text: 'perché?', answerTo: null, resolved: true, paragraph: 0, quote: 'parola e oltre' },
      { id: '1', text: 'così', answerTo: '0', resolved: false },
      { id: '2', text: 'in nessun posto', paragraph: null, quote: '' },
    ]);
  });

  it('finds parts by whatever number Word on the web gives them', async () => {
    const { comments } = await read(`${P(`<w:commentRangeStart w:id="0"/>${R('x')}<w:commentRangeEnd w:id="0"/>`)}`, { 'word/comments2.xml': `<w:comments ${NAMESPACES}><w:comment w:id="0" w:author=""><w:p><w:r><w:t>eccomi</w:t></w:r></w:p></w:comment></w:comments>` });
    expect(comments).toMatchObject([{ author: '', text: 'eccomi', quote: 'x' }]);
  });

  it('reads properties and bookmarks, and says what has no place', async () => {
    const { properties, paragraphs, unread, notices } = await read(
      `<w:bookmarkStart w:id="0" w:name="PC_a"/>${P(R('uno'))}${P(`<w:bookmarkStart w:id="1" w:name="PC_b"/>${R('due')}<w:r><w:pict><w:txbxContent>${P(R('in una casella'))}</w:txbxContent></w:pict></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:drawing/></w:r>`)}`,
      { 'docProps/custom.xml': '<Properties><property name="PC Atto"><vt:lpwstr>carta &amp; servizi</vt:lpwstr></property></Properties>' },
    );
    expect(properties).toEqual({ 'PC Atto': 'carta & servizi' });
    expect(paragraphs.map(({ bookmarks }) => bookmarks)).toEqual([['PC_a'], ['PC_b']]);
    expect(unread.map(({ text }) => text)).toEqual(['in una casella', 'x=1']);
    expect(notices).toEqual([expect.stringMatching(/immagini/)]);
  });
});

describe('a hostile file is refused with its reason', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['a PDF', () => strToU8('%PDF-1.7 …'), 'NOT_A_DOCUMENT'],
    ['no body', () => packed('<w:document/>'), 'NOT_A_DOCUMENT'],
    ['broken XML', () => packed(BODY('<w:p><w:r>')), 'DAMAGED'],
    ['XML that crosses', () => packed(BODY('<w:p><w:r></w:p></w:r>')), 'DAMAGED'],
    ['an entity from outside', () => packed(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${BODY(P(R('&a;')))}`), 'OVERSIZED_CONTENT'],
    ['endless nesting', () => packed(BODY('<w:sdt><w:sdtContent>'.repeat(50_000) + '</w:sdtContent></w:sdt>'.repeat(50_000))), 'OVERSIZED_CONTENT'],
    ['too many paragraphs', () => packed(BODY(Array.from({ length: 8_001 }, (_, index) => P(R(`${index} ${(index * 7919).toString(36)}`))).join(''))), 'TOO_LONG'],
    ['comments with a document type', () => packed(BODY(P(R('x'))), { 'word/comments.xml': '<!DOCTYPE a><w:comments/>' }), 'OVERSIZED_CONTENT'],
  ])('%s', async (_name, make, problem) => {
    expect(await problemOf(make())).toBe(problem);
  });

  it('entities that are no characters, and signs for private use, are no text of ours', async () => {
    const { paragraphs } = await read(P(R('a&#0;b&#xD800;c\ue0000|number|Art. 9\ue001&#65;&unknown;')));
    expect(paragraphs[0]!.pieces.map(({ text }) => text).join('')).toBe('abc0|number|Art. 9A&unknown;');
  });

  it('whatever the markup of changes, it is read or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('<w:p>', '</w:p>', '<w:ins w:id="1" w:author="a">', '</w:ins>', '<w:del>', '</w:del>', '<w:r>', '</w:r>', '<w:t>x</w:t>', '<w:delText>y</w:delText>', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="7"/>', '<w:bookmarkStart/>', '<w:moveTo/>', '<!-- > -->', '<![CDATA[<w:p>]]>'), { maxLength: 25 }), async (pieces) => {
        try {
          const { paragraphs } = await readHere(packed(BODY(pieces.join(''))));
          expect(paragraphs.every(({ pieces: own }) => own.every(({ text }) => text !== ''))).toBe(true);
        } catch (error) {
          expect((error as Error).message).toMatch(/XML/);
        }
      }),
      { numRuns: 300 },
    ));
});
