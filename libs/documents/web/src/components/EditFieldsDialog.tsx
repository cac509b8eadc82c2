import { useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { ChangeDocumentFieldsDocument, type DocumentPageFieldsFragment, type DocumentVocabularyQuery } from '../generated/graphql.js';
import { fieldsOf, inputOf } from '../hooks/fields-state.js';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';
import { ChangeDialog } from './ChangeDialog.js';
import { FieldsForm } from './FieldsForm.js';

/** Changing what is said of a document. */
export function EditFieldsDialog({ document, vocabulary, changes, onClose }: { readonly document: DocumentPageFieldsFragment; readonly vocabulary: DocumentVocabularyQuery; readonly changes: DocumentChanges; readonly onClose: () => void }): ReactElement {
  const t = useMessages('documents');
  const [fields, setFields] = useState(() => fieldsOf(document));
  return (
    <ChangeDialog title={t('page.edit')} changes={changes} onSave={() => changes.make(ChangeDocumentFieldsDocument, { fields: inputOf(fields) })} onClose={onClose}>
      <FieldsForm id="scheda" fields={fields} onChange={setFields} vocabulary={vocabulary} problems={changes.last.problems} />
    </ChangeDialog>
  );
}
