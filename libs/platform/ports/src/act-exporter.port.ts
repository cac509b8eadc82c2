import type { RenderedAct } from '@province-comuni/shared-act-tree';

/** A format an act can leave the product in. */
export type ExportFormat = 'PDF' | 'DOCX' | 'ODT' | 'HTML';

export const EXPORT_FORMATS: readonly ExportFormat[] = ['PDF', 'DOCX', 'ODT', 'HTML'];

/** What a file carries so that it can be read again after somebody revised it in a word processor. */
export interface RevisionMarks {
  /** By id of the clause, the name of the bookmark around it: a letter, then letters, digits and underscores, 40 at most (Word cuts longer names). */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Properties written into the document, by name. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What a file says of itself beside its text. */
export interface ExportMetadata {
  /** Full title, also the document title in the file's metadata. */
  readonly title: string;
  /** The Ente whose act it is: "Provincia di Pesaro e Urbino". */
  readonly author: string;
  /** Line at the foot of every page: model, version, data revision. */
  readonly provenance: string;
  /** Marks every page "BOZZA": the act has errors or is not approved. */
  readonly draft: boolean;
  /** Written as creation date; the same instant gives the same bytes. */
  readonly createdAt: Date;
  /** The file is to be revised and brought back: clauses are marked and changes are tracked. Only DOCX knows it. */
  readonly revision?: RevisionMarks;
}

/** Outcome of an export. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Extension without dot: `pdf`. */
  readonly extension: string;
  /** The exact conformance reached, as it was checked: "PDF/A-2a (dichiarato da Typst)"; absent where the format knows none. */
  readonly conformance?: string;
}

/** Writes one act in one format. The same act and metadata give the same text in every format, and the same bytes every time. */
export interface ActExporter {
  readonly format: ExportFormat;
  /** @throws Error when the writer fails; never a partial file. */
  export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile>;
  /** Frees what the exporter holds (child processes). */
  close?(): Promise<void>;
}

export const ACT_EXPORTERS = Symbol('ActExporter[]');
