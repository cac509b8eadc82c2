import type { Readable } from 'node:stream';

/** What a file is, by its bytes and not by its name. */
export type FileFormat = 'PDF' | 'DOCX' | 'ODT' | 'XLSX' | 'ODS' | 'PPTX' | 'ODP' | 'TXT' | 'MARKDOWN' | 'CSV' | 'PNG' | 'JPEG' | 'WEBP' | 'GIF' | 'P7M' | 'ZIP' | 'EML' | 'ALTRO';

/** A page, slide, sheet or section of a file, as text in reading order. */
export interface ExtractedPage {
  /** Printed order from 1; null where the format has no pages. */
  readonly page: number | null;
  /** Heading the text stands under, name of the sheet, title of the slide; empty when there is none. */
  readonly heading: string;
  /** Paragraphs parted by empty lines. */
  readonly text: string;
}

/** What a reader of screens will miss: the author is told. */
export type AccessibilityHint = 'SOLO_IMMAGINE' | 'SENZA_TAG' | 'SENZA_TITOLO' | 'SENZA_LINGUA' | 'SENZA_TITOLI_DI_SEZIONE';

export interface ExtractedSignature {
  /** Name of the signer as the certificate has it. */
  readonly signer: string;
  /** Time the signer's software wrote down; null when it did not. */
  readonly signedAt: Date | null;
  readonly issuer: string;
  /** `INTACT`: the content is the one that was signed. `BROKEN`: it is not. `NOT_CHECKED`: an algorithm we do not know. Whether the certificate was valid and trusted is never checked here. */
  readonly integrity: 'INTACT' | 'BROKEN' | 'NOT_CHECKED';
}

/** The words of a file, with what it says of itself. */
export interface ExtractedText {
  readonly format: FileFormat;
  readonly pages: readonly ExtractedPage[];
  /** Title, author, language (`it`) and date as the file's own properties have them; null when they do not. */
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly createdAt: Date | null;
  /** Pages, slides or sheets; null where the format has none. */
  readonly pageCount: number | null;
  readonly hints: readonly AccessibilityHint[];
  /** Only for P7M: who signed; the text is that of the content. */
  readonly signatures: readonly ExtractedSignature[];
  /** What was left out, in Italian. */
  readonly notices: readonly string[];
}

/** `UNREADABLE`: no format we read, or damaged. `ENCRYPTED`: asks for a password. `TOO_COSTLY`: would expand, nest or last beyond the limits. `BUSY`: too many wait, try later. */
export type ExtractionProblem = 'UNREADABLE' | 'ENCRYPTED' | 'TOO_COSTLY' | 'BUSY';

/** The text cannot be had. `message` is Italian and may be shown; `details` is for the log. */
export class ExtractionRefused extends Error {
  constructor(
    readonly problem: ExtractionProblem,
    message: string,
    readonly details = '',
  ) {
    super(message);
    this.name = 'ExtractionRefused';
  }
}

/** Reads the text of a file that came from outside, apart from the process that serves people: nothing in it is trusted. */
export interface TextExtractor {
  /** @throws ExtractionRefused for anything that is no readable file, and for what would cost too much to read */
  extract(content: Readable, size: number, fileName: string): Promise<ExtractedText>;
  /** What the first bytes say the file is (at least 4,100 of them, or the whole file); the name helps only among formats of plain text. */
  detect(head: Uint8Array, fileName: string): FileFormat;
  /** Refuses what is waiting and ends what is being read. */
  close(): Promise<void>;
}

export const TEXT_EXTRACTOR = Symbol('TextExtractor');
