import type { AccessibilityHint, ContentHash, ExtractedSignature, FileFormat, ScanVerdict } from '@province-comuni/platform-ports';

/** `IN_ATTESA`: not read yet. `LETTO`: its words are there (they may be none: a picture has no text). `NON_LEGGIBILE`: `problem` says why. */
export type FileTextState = 'IN_ATTESA' | 'LETTO' | 'NON_LEGGIBILE';

/** Whether a scanner looked at it: what was never looked at, or not wholly, is never called clean. */
export type ScanState = ScanVerdict;

/** A file that is kept, with what is known of it. It is named by its content: the same bytes are one file, whoever sent them. */
export interface StoredFile {
  readonly sha256: ContentHash;
  /** Bytes. */
  readonly size: number;
  /** By its bytes, not by its name. */
  readonly format: FileFormat;
  readonly storedAt: Date;
  /** When its bytes were last read whole and found right; null when never. */
  readonly verifiedAt: Date | null;
  /** Since when its bytes are known to be wrong or missing; null while they are right. */
  readonly damagedAt: Date | null;
  readonly scan: ScanState;
  readonly text: FileText;
}

/** What the text of a file says of it. While `IN_ATTESA` everything else is empty. */
export interface FileText {
  readonly state: FileTextState;
  /** As the file's own properties have them; null when they do not. */
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly createdAt: Date | null;
  /** Pages, slides or sheets; null where the format has none. */
  readonly pageCount: number | null;
  readonly hints: readonly AccessibilityHint[];
  readonly signatures: readonly ExtractedSignature[];
  /** What was left out, in Italian. */
  readonly notices: readonly string[];
  /** Why there is no text, in Italian; null otherwise. */
  readonly problem: string | null;
}

/** A page, slide, sheet or section as text. */
export interface FilePage {
  /** From 0, in reading order: the ordinal of the passage in the index too. */
  readonly ordinal: number;
  /** Printed order from 1; null where the format has no pages. */
  readonly page: number | null;
  readonly heading: string;
  readonly text: string;
}

/** Another file with nearly the same words. */
export interface NearDuplicate {
  readonly sha256: ContentHash;
  /** From 0 to 1: share of the sequences of words that the two have in common, estimated. */
  readonly likeness: number;
}

const HASH = /^[0-9a-f]{64}$/;

/** Whether the text can be the name of a content. */
export function isContentHash(text: unknown): text is ContentHash {
  return typeof text === 'string' && HASH.test(text);
}

/** The text of a file that nobody read yet. */
export const UNREAD: FileText = { state: 'IN_ATTESA', title: null, author: null, language: null, createdAt: null, pageCount: null, hints: [], signatures: [], notices: [], problem: null };
