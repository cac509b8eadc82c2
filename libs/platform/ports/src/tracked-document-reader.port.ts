import type { Mark } from '@province-comuni/shared-act-tree';
import type { DocumentMarker } from './document-reader.port.js';

/** A document as a word processor keeps it between two revisions: what was there, what was put in and taken out, and by whom. */
export interface TrackedDocument {
  /** Properties that the product wrote into it, by name. */
  readonly properties: Readonly<Record<string, string>>;
  /** Who changed what and when; pieces and paragraphs name their place here. */
  readonly revisions: readonly TrackedRevision[];
  /** In reading order, those of tables cell by cell. */
  readonly paragraphs: readonly TrackedParagraph[];
  /** In the order of the file; answers after what they answer to. */
  readonly comments: readonly TrackedComment[];
  /** Tracked changes of appearance alone: they change no word. */
  readonly formatting: number;
  /** Words of the file that stand where an act has no place for them, with the reason in Italian. */
  readonly unread: readonly UnreadText[];
  /** What was left out, in Italian. */
  readonly notices: readonly string[];
}

export interface TrackedRevision {
  /** As the word processor wrote it; empty where it did not. */
  readonly author: string;
  /** ISO instant; null where the file has none. Word writes the local time of its computer as if it were UTC. */
  readonly at: string | null;
}

/** Present: what put the thing in, or took it out, as an index among the revisions. Both: it was put in and taken out again. */
export interface TrackedState {
  readonly inserted: number | null;
  readonly deleted: number | null;
}

export interface TrackedPiece extends TrackedState {
  readonly text: string;
  readonly marks?: readonly Mark[];
}

export interface TrackedParagraph {
  /** Outline level from 1; null for body text. */
  readonly heading: number | null;
  readonly marker: DocumentMarker | null;
  /** Null outside of tables. */
  readonly cell: TrackedCell | null;
  /** Names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[];
  readonly pieces: readonly TrackedPiece[];
  /** The mark that ends it: taken out, the paragraph goes on into the next; put in, it was one with the next. */
  readonly end: TrackedState;
}

/** Where a paragraph stands in a table, counted from 0; the state is that of its row. */
export interface TrackedCell extends TrackedState {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

export interface TrackedComment {
  readonly id: string;
  readonly author: string;
  readonly at: string | null;
  readonly text: string;
  /** The comment it answers to. */
  readonly answerTo: string | null;
  readonly resolved: boolean;
  /** The paragraph in which the commented words begin; null when it stands nowhere in the text. */
  readonly paragraph: number | null;
  /** The commented words. */
  readonly quote: string;
}

export interface UnreadText {
  readonly text: string;
  readonly reason: string;
}

/** Reads a document that comes back from a revision: nothing in it is trusted. */
export interface TrackedDocumentReader {
  /** Size of the largest file taken, in bytes. */
  readonly maxBytes: number;
  /** @throws DocumentRefused for anything that is no readable document, and for what would cost too much to read */
  read(bytes: Uint8Array): Promise<TrackedDocument>;
  /** Refuses what is waiting and ends what is being read. */
  close(): Promise<void>;
}

export const TRACKED_DOCUMENT_READER = Symbol('TrackedDocumentReader');
