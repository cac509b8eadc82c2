/** What is asked of a bulk import. */
export type BulkImportEvent =
  /** Somebody, or the import itself, asks that it be gone on with; how far it is stands in its row. */
  { readonly kind: 'documents.bulk-import-asked'; readonly payload: { readonly bulkImportId: string } };
