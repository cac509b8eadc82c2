import type { ReactElement } from 'react';
import type { DocumentPageFieldsFragment } from '../generated/graphql.js';
import Comments from './Comments.js';
import { ReadingTables } from './Readings.js';

/** What people do with a document together, below it. */
export default function Together({ document }: { readonly document: DocumentPageFieldsFragment }): ReactElement {
  return (
    <>
      {document.viewerCan.edit && <ReadingTables documentId={document.id} canAsk={document.state === 'PUBBLICATO' && document.trashedAt === null} />}
      <Comments documentId={document.id} />
    </>
  );
}
