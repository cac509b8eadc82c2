import { Button, Dialog, Field, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { ChangeProblems } from './ChangeProblems.js';
import type { ReviewChange } from './review-changes.js';

/** Why a suggestion is refused. @param refuse takes the reason */
export function RefuseDialog({ refuse, name, onClose }: { readonly refuse: ReviewChange<string>; readonly name: string; readonly onClose: () => void }): ReactElement {
  const t = useMessages('review');
  const [reason, setReason] = useState('');
  async function go(): Promise<void> {
    if (await refuse.run(reason)) onClose();
  }
  return (
    <Dialog
      open
      title={t('suggestion.refuseTitle', { name })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={refuse.busy} onClick={() => void go()}>
            {t('suggestion.refuse')}
          </Button>
        </>
      }
    >
      <ChangeProblems change={refuse} />
      <Field id="motivo-rifiuto" label={t('suggestion.refuseReason')} help={t('suggestion.refuseHelp')} error={refuse.problems['reason']} required>
        <TextArea rows={4} value={reason} onChange={setReason} />
      </Field>
    </Dialog>
  );
}
