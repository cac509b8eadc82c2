import { Button, Dialog, Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { ChangeDocumentFieldsDocument, type DocumentPageFieldsFragment, type DocumentVocabularyQuery } from '../generated/graphql.js';
import { fieldsOf, inputOf } from '../hooks/fields-state.js';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';
import { FieldsForm } from './FieldsForm.js';

/** Changing what is said of a document. Typed text stays through a refusal and through somebody else's change. */
export function EditFieldsDialog({ document, vocabulary, changes, onClose }: { readonly document: DocumentPageFieldsFragment; readonly vocabulary: DocumentVocabularyQuery; readonly changes: DocumentChanges; readonly onClose: () => void }): ReactElement {
  const t = useMessages('documents');
  const [fields, setFields] = useState(() => fieldsOf(document));
  const { last, busy } = changes;
  async function save(): Promise<void> {
    if (await changes.make(ChangeDocumentFieldsDocument, { fields: inputOf(fields) })) onClose();
  }
  return (
    <Dialog
      open
      size="lg"
      title={t('page.edit')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button color="primary" disabled={busy} onClick={() => void save()}>
            {t('page.save')}
          </Button>
        </>
      }
    >
      {last.conflict && <Notice kind="warning">{t('page.conflict', { by: last.conflict.by ?? t('page.conflictUnknown') })}</Notice>}
      {last.message && <Notice kind="danger">{last.message}</Notice>}
      {last.error != null && <Failure error={last.error} />}
      <FieldsForm id="scheda" fields={fields} onChange={setFields} vocabulary={vocabulary} problems={last.problems} />
    </Dialog>
  );
}
