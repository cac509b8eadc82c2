import type { Inline } from '@province-comuni/shared-act-tree';

/** A document of an office suite as plain blocks in reading order: text with bold and italic, headings marked, counted labels written out. */
export interface ReadDocument {
  readonly blocks: readonly DocumentBlock[];
  /** What was left out, in Italian, for the person to know. */
  readonly notices: readonly string[];
}

export type DocumentBlock = DocumentParagraph | DocumentTable;

export interface DocumentParagraph {
  readonly type: 'paragraph';
  /** Outline level from 1; null for body text. */
  readonly heading: number | null;
  /** The label the word processor counts before the text; null when it counts none. */
  readonly marker: DocumentMarker | null;
  readonly content: readonly Inline[];
}

/** `level` from 0 is how deep the list is; `text` is what is printed: "Art. 3 –", "1.", "a)", "–". */
export interface DocumentMarker {
  readonly level: number;
  readonly kind: 'dash' | 'number' | 'letter';
  readonly text: string;
}

export interface DocumentTable {
  readonly type: 'table';
  /** Empty when the document has none. */
  readonly caption: string;
  /** Every row has the same cells; joined cells are parted, their text stays in the first. */
  readonly rows: readonly (readonly DocumentCell[])[];
}

export interface DocumentCell {
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly align: 'left' | 'right';
}

export type DocumentProblem = 'TOO_LARGE' | 'NOT_A_DOCUMENT' | 'OLD_FORMAT' | 'ENCRYPTED' | 'DAMAGED' | 'OVERSIZED_CONTENT' | 'TOO_LONG' | 'TOO_SLOW' | 'BUSY';

/** A file that cannot be read, or must not. `message` is Italian and may be shown; `details` is for the log. */
export class DocumentRefused extends Error {
  constructor(
    readonly problem: DocumentProblem,
    message: string,
    readonly details = '',
  ) {
    super(message);
    this.name = 'DocumentRefused';
  }
}

/** Reads a document that a person brings from outside: nothing in it is trusted. */
export interface DocumentReader {
  /** Size of the largest file taken, in bytes. */
  readonly maxBytes: number;
  /** @throws DocumentRefused for anything that is no readable document, and for what would cost too much to read */
  read(bytes: Uint8Array): Promise<ReadDocument>;
  /** Refuses what is waiting and ends what is being read. */
  close(): Promise<void>;
}

export const DOCUMENT_READER = Symbol('DocumentReader');
