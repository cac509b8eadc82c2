import type { Readable } from 'node:stream';
import { ScrubFiles, type StoredFile } from '@province-comuni/documents-domain';
import { StorageRefused, type FileFormat, type ObjectStorage } from '@province-comuni/platform-ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentStorageRefusal } from './files-refusal.presenter.js';

/** What is sent to a browser, under which name. */
export interface FileToSend {
  readonly file: Pick<StoredFile, 'sha256' | 'size' | 'format' | 'damagedAt'>;
  /** As people call it; any text. */
  readonly name: string;
  /** Shown in the page where the format allows it (PDF, pictures); a download otherwise. */
  readonly inline?: boolean;
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PPTX: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ODT: 'application/vnd.oasis.opendocument.text',
  ODS: 'application/vnd.oasis.opendocument.spreadsheet',
  ODP: 'application/vnd.oasis.opendocument.presentation',
  TXT: 'text/plain',
  MARKDOWN: 'text/plain',
  CSV: 'text/csv',
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  WEBP: 'image/webp',
  GIF: 'image/gif',
  P7M: 'application/pkcs7-mime',
  ZIP: 'application/zip',
  // Whatever could be a page (HTML, SVG, XML, a mail) is never called one.
  EML: 'application/octet-stream',
  ALTRO: 'application/octet-stream',
};

const SHOWN: ReadonlySet<FileFormat> = new Set<FileFormat>(['PDF', 'PNG', 'JPEG', 'WEBP', 'GIF']);

/** Nothing in a file may run, load or reach anything, even when a browser makes a page of it. */
const CSP = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/**
 * Sends a stored file to a browser. The one way out for the bytes of people: whoever calls it has asked the policy.
 * Answers GET and HEAD, whole or one range, 304 to who has it already; a file whose bytes are wrong breaks off before its end and is reported.
 */
export class FileSender {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly scrub: ScrubFiles,
  ) {}

  /** @throws StorageRefused UNAVAILABLE and faults; what is missing or damaged is answered here */
  async send(request: FastifyRequest, reply: FastifyReply, { file, name, inline = false }: FileToSend): Promise<void> {
    const etag = `"${file.sha256}"`;
    // Before anything that can fail, so that every answer carries them.
    void reply
      .header('content-security-policy', CSP)
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      // Asked anew each time, because rights end; not sent anew, because contents never change.
      .header('cache-control', 'private, no-cache')
      .header('vary', 'cookie');
    if (file.damagedAt) return void (await reply.status(500).send({ message: 'Il file conservato è danneggiato: chi lo gestisce è stato avvisato.' }));
    void reply.header('etag', etag).header('accept-ranges', 'bytes');
    if (matches(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
    const range = rangeOf(request, etag, file.size);
    if (range === 'unsatisfiable') return void (await reply.status(416).header('content-range', `bytes */${file.size}`).send());
    const length = range ? range.end - range.start + 1 : file.size;
    const head = request.method === 'HEAD';
    let body: Readable | undefined;
    try {
      if (!head && length > 0) body = await this.storage.read(file.sha256, range);
    } catch (error) {
      if (!(error instanceof StorageRefused) || error.problem !== 'UNKNOWN') throw error;
      await this.scrub.check(file.sha256);
      const answer = presentStorageRefusal(error);
      return void (await reply.status(answer.status).removeHeader('etag').send(answer.body));
    }
    body?.once('error', (error) => {
      if (error instanceof StorageRefused) void this.scrub.check(file.sha256).catch((failed: unknown) => request.log.error(failed));
    });
    void reply
      .status(range ? 206 : 200)
      .header('content-type', TYPES[file.format])
      .header('content-length', length)
      .header('content-disposition', contentDisposition(inline && SHOWN.has(file.format) ? 'inline' : 'attachment', name));
    if (range) void reply.header('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
    await reply.send(body ?? (head ? undefined : Buffer.alloc(0)));
  }
}

/** RFC 6266: the name in ASCII for who knows no better, and as it is. Nothing in a name can end the header or the quotes. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const clean = name.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\]/gu, ' ').trim().slice(0, 200).toWellFormed() || 'documento';
  const ascii = clean.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7e]|["%;]/gu, '_') || 'documento';
  const encoded = encodeURIComponent(clean).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((candidate) => candidate.trim() === '*' || candidate.trim().replace(/^W\//, '') === etag);
}

/** One range of bytes; several, or none that is understood, mean the whole (RFC 9110, 14.2). */
function rangeOf(request: FastifyRequest, etag: string, size: number): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.range?.trim() ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
  const since = request.headers['if-range'];
  if (since !== undefined && since !== etag) return undefined;
  const [start, end] = asked[1] === '' ? [Math.max(0, size - Number(asked[2])), size - 1] : [Number(asked[1]), asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1)];
  if (asked[1] !== '' && asked[2] !== '' && Number(asked[2]) < start) return undefined;
  if (start >= size || (asked[1] === '' && Number(asked[2]) === 0)) return 'unsatisfiable';
  // The whole is read as a whole: only then are its bytes proved.
  return start === 0 && end === size - 1 ? undefined : { start, end };
}
