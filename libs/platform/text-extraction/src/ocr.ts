import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtractedPage, ExtractedText } from '@province-comuni/platform-ports';

/** Reads the words in pictures of pages. */
export interface Ocr {
  /** The text with the words of its pictures added; the same text when there is nothing to add. Never throws for the file's sake. */
  complete(text: ExtractedText, path: string, folder: string): Promise<ExtractedText>;
}

const MAX_PAGES = 40;
const PAGE_MS = 60_000;
/** For all pages of a file: who waits for its text waits no longer than for a job. */
const FILE_MS = 150_000;
const PICTURES = new Set(['PNG', 'JPEG', 'WEBP', 'GIF']);
const TOLD = 'Il testo è stato riconosciuto dalle immagini (OCR): può contenere errori.';

/** Tesseract with Italian, and Poppler to make pictures of pages: programs of the machine, used where they are installed, each run with little memory and time. */
export class TesseractOcr implements Ocr {
  private constructor(
    private readonly limits: readonly string[],
    private readonly poppler: boolean,
  ) {}

  /** Null where Tesseract or its Italian is not installed. */
  static async find(): Promise<TesseractOcr | null> {
    const languages = await run(['tesseract', '--list-langs'], 5_000);
    if (!languages?.split(/\s+/).includes('ita')) return null;
    const [limits, poppler] = await Promise.all([run(['prlimit', '--version'], 5_000), run(['pdftoppm', '-v'], 5_000)]);
    return new TesseractOcr(limits === null ? [] : ['prlimit', `--as=${1536 * 1024 ** 2}`, '--cpu=90', '--'], poppler !== null);
  }

  async complete(text: ExtractedText, path: string, folder: string): Promise<ExtractedText> {
    if (!text.hints.includes('SOLO_IMMAGINE')) return text;
    // A picture that claims to be enormous came with a notice, and stays closed.
    if (PICTURES.has(text.format) && text.notices.length === 0) return withWords(text, [{ page: null, heading: '', text: await this.words(path) }], []);
    if (text.format !== 'PDF' || !this.poppler || text.pageCount === null) return text;
    const pages: ExtractedPage[] = [];
    const last = Math.min(text.pageCount, MAX_PAGES);
    const until = Date.now() + FILE_MS;
    for (let page = 1; page <= last && Date.now() < until; page += 1) {
      const picture = join(folder, 'page');
      await run([...this.limits, 'pdftoppm', '-f', String(page), '-l', String(page), '-singlefile', '-gray', '-png', '-scale-to', '2600', path, picture], PAGE_MS);
      const heading = text.pages.find((known) => known.page === page)?.heading ?? '';
      pages.push({ page, heading, text: await this.words(`${picture}.png`) });
      await rm(`${picture}.png`, { force: true });
    }
    return withWords(text, pages, pages.length < text.pageCount ? [`Sono state riconosciute le prime ${pages.length} pagine di ${text.pageCount}.`] : []);
  }

  private async words(picture: string): Promise<string> {
    const text = await run([...this.limits, 'tesseract', picture, 'stdout', '-l', 'ita', '--psm', '1'], PAGE_MS);
    return (text ?? '').replace(/\f/g, '').replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1').replace(/\n{3,}/g, '\n\n').trim();
  }
}

function withWords(text: ExtractedText, pages: readonly ExtractedPage[], notices: readonly string[]): ExtractedText {
  return pages.some((page) => page.text !== '') ? { ...text, pages, notices: [...text.notices, TOLD, ...notices] } : text;
}

/** What a program prints; null when it is not there, fails or does not end in time. */
function run([program, ...parameters]: readonly string[], timeout: number): Promise<string | null> {
  return new Promise((done) => {
    execFile(program!, parameters, { timeout, killSignal: 'SIGKILL', maxBuffer: 8 * 1024 * 1024, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', OMP_THREAD_LIMIT: '1' } }, (error, stdout, stderr) => done(error ? null : stdout || stderr));
  });
}
