import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { DocxDocumentReader } from '@province-comuni/platform-import-docx';
import { normaliseText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { readHere } from '../../../../platform/import-docx/src/testing/read-here.js';
import { WordRevision } from '../../../../platform/import-docx/src/testing/word-revision.js';
import { sampleRenderedAct } from '../../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { textOf } from '../import/lines.js';
import { readBothWays } from './readings.js';

const ADA = { author: 'Ada', date: '2026-12-01T10:00:00Z' };

/** What the helper of the test says of a paragraph: an edit at offsets, Enter, or the mark taken out. */
interface Edit {
  readonly at: number;
  readonly from: number;
  readonly length: number;
  readonly by: string;
  readonly enter: boolean;
  readonly join: boolean;
}

const anyEdits = fc.array(
  fc.record({ at: fc.nat(), from: fc.nat(), length: fc.nat(30), by: fc.constantFrom('', 'nuovo', ' e altro ', 'è «così»', '<w:t>&amp;', 'A', '12'), enter: fc.boolean(), join: fc.boolean() }),
  { maxLength: 8 },
);

const mammoth = new DocxDocumentReader();
afterAll(() => mammoth.close());

let original: Uint8Array;
beforeAll(async () => {
  original = (await new DocxExporter().export(sampleRenderedAct(), { title: 't', author: 'a', provenance: 'p', draft: false, createdAt: new Date(0) })).bytes;
});

/** Texts of the paragraphs outside of tables, which have their own ends. */
function lines(texts: readonly string[]): string[] {
  return texts.map(normaliseText).filter((text) => text !== '');
}

/** Makes the edits in the document and, apart, in plain texts; the last paragraph and those of tables keep their marks. */
function edited(revision: WordRevision, edits: readonly Edit[]): string[] {
  const sent = revision.texts();
  const inTable = revision.paragraphs.map(({ properties }) => /TestoTabella|IntestazioneTabella/.test(properties));
  const texts = [...sent];
  const joined = new Set<number>();
  const done = new Set<number>();
  for (const edit of edits) {
    const index = edit.at % sent.length;
    const text = sent[index]!;
    if (done.has(index) || text === '') continue;
    done.add(index);
    const from = edit.from % (text.length + 1);
    const to = Math.min(text.length, from + edit.length);
    revision.edit(index, from, to, edit.by, ADA);
    texts[index] = `${text.slice(0, from)}${edit.by}${text.slice(to)}`;
    if (edit.join && index < sent.length - 1 && !inTable[index] && !inTable[index + 1]) {
      revision.join(index, ADA);
      joined.add(index);
    }
  }
  return texts.reduce<string[]>((out, text, index) => (joined.has(index - 1) ? [...out.slice(0, -1), `${out.at(-1)}${text}`] : [...out, text]), []);
}

describe('a revised document', () => {
  it('says what was sent when every change is refused, and what was written when every change is accepted', () =>
    fc.assert(
      fc.asyncProperty(anyEdits, async (edits) => {
        const revision = new WordRevision(original);
        const sent = lines(revision.texts());
        const wanted = lines(edited(revision, edits));
        const { rejected, accepted } = readBothWays(await readHere(revision.bytes()));
        expect(lines(rejected.map(({ text }) => text))).toEqual(sent);
        expect(lines(accepted.map(({ text }) => text))).toEqual(wanted);
      }),
      { numRuns: 120 },
    ));

  it('keeps both readings through Enter inside a paragraph, at its end and a new paragraph', async () => {
    const revision = new WordRevision(original);
    const sent = lines(revision.texts());
    const long = revision.texts().findIndex((text) => text.length > 40);
    const text = revision.texts()[long]!;
    revision.split(long, 10, ADA).addAfter(long + 1, 'Una riga nuova.', { reviser: ADA });
    const { rejected, accepted, origin } = readBothWays(await readHere(revision.bytes()));
    expect(lines(rejected.map((line) => line.text))).toEqual(sent);
    const at = accepted.findIndex((line) => line.text === normaliseText(text.slice(0, 10)));
    expect(accepted.slice(at, at + 3).map((line) => line.text)).toEqual([text.slice(0, 10), text.slice(10), 'Una riga nuova.'].map(normaliseText));
    // The first half is the old line, the others are new.
    expect([at, at + 1, at + 2].map((index) => origin.has(index))).toEqual([true, false, false]);
  });

  it('reads what was moved as taken out there and put in here', async () => {
    const revision = new WordRevision(original);
    const sent = lines(revision.texts());
    const [first, second] = revision.texts().flatMap((text, index) => (text.length > 30 && !/Tabella/.test(revision.paragraphs[index]!.properties) ? [index] : []));
    const text = normaliseText(revision.texts()[first!]!);
    revision.move(first!, second!, ADA);
    const { rejected, accepted } = readBothWays(await readHere(revision.bytes()));
    expect(lines(rejected.map((line) => line.text))).toEqual(sent);
    expect(lines(accepted.map((line) => line.text)).filter((line) => line === text)).toHaveLength(1);
    expect(lines(accepted.map((line) => line.text)).indexOf(text)).toBeGreaterThan(sent.indexOf(text));
  });

  it('reads with every change accepted as the other reader does, which knows nothing of ours', async () => {
    const revision = new WordRevision(original);
    const edits = Array.from({ length: 20 }, (_, index): Edit => ({ at: index * 7 + 1, from: index * 13, length: index * 5, by: index % 3 === 0 ? '' : `parola${index} `, enter: false, join: index % 4 === 0 }));
    edited(revision, edits);
    const bytes = revision.bytes();
    const { accepted } = readBothWays(await readHere(bytes));
    const { blocks } = await mammoth.read(bytes);
    const theirs = blocks.flatMap((block) => (block.type === 'paragraph' ? [textOf(block.content)] : [block.caption, ...block.rows.flatMap((row) => row.map((cell) => cell.paragraphs.map(textOf).join(' ')))]));
    expect(lines(accepted.map((line) => line.text))).toEqual(lines(theirs));
  });

  it('takes what one put in and another took out for neither', async () => {
    const revision = new WordRevision(original);
    const sent = lines(revision.texts());
    revision.raw(0, '<w:ins w:id="1" w:author="Ada" w:date="2026-12-01T10:00:00Z"><w:del w:id="2" w:author="Ugo" w:date="2026-12-02T10:00:00Z"><w:r><w:delText>mai stato</w:delText></w:r></w:del></w:ins>');
    const document = await readHere(revision.bytes());
    const { rejected, accepted } = readBothWays(document);
    expect(lines(rejected.map((line) => line.text))).toEqual(sent);
    expect(lines(accepted.map((line) => line.text))).toEqual(sent);
    expect(document.revisions).toEqual([{ author: 'Ada', at: '2026-12-01T10:00:00.000Z' }, { author: 'Ugo', at: '2026-12-02T10:00:00.000Z' }]);
  });
});
