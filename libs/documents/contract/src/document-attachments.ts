/** Files and documents that go with one message, at most. */
export const MOST_ATTACHMENTS = 10;

/** What somebody puts with his message: a document of the library (`documentId`), or a file that arrived (`uploadId`). */
export interface TypedAttachment {
  readonly documentId: string | null;
  readonly uploadId: string | null;
  /** Title of the document that a file becomes; empty: the name of the file. */
  readonly title: string;
}

/** What is wrong with what somebody typed. */
export interface Problem {
  readonly field: string;
  /** In Italian. */
  readonly message: string;
}

/** A document that goes with a message. */
export interface KeptAttachment {
  readonly documentId: string;
  /** As it was called then. */
  readonly title: string;
  /** Its file came with the message: the message decides whether the community reads it. */
  readonly isBrought: boolean;
}

/** A document as who reads the message sees it. */
export interface AttachmentCard {
  readonly documentId: string;
  readonly title: string;
  /** What it is, in words: "Capitolato". */
  readonly kind: string;
  /** Name of its Ente. */
  readonly ente: string;
  /** `BOZZA`, `IN_REVISIONE`, `PUBBLICATO`. */
  readonly state: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** `PDF`, `DOCX`…, by its bytes. */
  readonly format: string;
  /** `PULITO`, `INFETTO`, `NON_ANALIZZATO`: what the scanner says. */
  readonly scan: string;
  /** Address that hands the file out, to who may have it. */
  readonly href: string;
}

/** Who changes something, as the history of a document says it. */
export interface AttachmentActor {
  readonly personId: string;
  readonly name: string;
}

/**
 * Documents for the messages of a community: the library's own rules say who brings, who reads. All but `bring` runs in the open transaction.
 * `Reader` and `Writer` are the actors of identity, which a contract does not name.
 */
export interface DocumentAttachments<Reader, Writer extends Reader> {
  /**
   * Takes a file that came otherwise than from a page, for the first of the writer's Enti for which he may bring files, or for the one named; the same key is the same file. Outside any transaction.
   * @param file.key UUID
   * @returns the upload, for {@link attach}; or why there is none, in Italian
   */
  bring(writer: Writer, file: { readonly fileName: string; readonly bytes: Uint8Array; readonly key: string; readonly enteId?: string }): Promise<{ readonly uploadId: string } | { readonly refusal: string }>;
  /**
   * Makes documents of the files, shared with the community, and looks that the others may be read by who writes. A file that is a document already is that one.
   * @param isHeld the message waits for approval: files become drafts, which {@link publish} publishes
   * @returns in the order typed, or everything that is wrong, at `attachments[2].title`, in Italian; nothing may be kept then
   */
  attach(writer: Writer, communityId: string, typed: readonly TypedAttachment[], isHeld: boolean): Promise<{ readonly kept: readonly KeptAttachment[]; readonly problems: readonly Problem[] }>;
  /** Those of these documents that the reader may read, in no order. */
  cards(reader: Reader, ids: readonly string[]): Promise<readonly AttachmentCard[]>;
  /** The titles that a reader may know, for many readers. */
  titles(ids: readonly string[]): Promise<(reader: Reader) => readonly string[]>;
  /** The message was approved: what its files became is published, where its Ente left it as it was. Under the platform's own access. */
  publish(by: AttachmentActor, ids: readonly string[]): Promise<void>;
  /** The community reads them no more. Under the platform's own access. @returns those that it read until now */
  takeBack(by: AttachmentActor, communityId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** It reads them again, where nobody shared them otherwise meanwhile. Under the platform's own access. */
  giveBack(by: AttachmentActor, communityId: string, ids: readonly string[]): Promise<void>;
}

export const DOCUMENT_ATTACHMENTS = Symbol('DocumentAttachments');
