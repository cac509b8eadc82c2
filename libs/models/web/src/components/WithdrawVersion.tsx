import { Button, Dialog, Failure, Field, Notice, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { WithdrawModelVersionDocument } from '../generated/graphql.js';

/** A curator withdraws a version, with the reason that the Province will read. */
export function WithdrawVersion({ id, version }: { id: string; version: string }): ReactElement {
  const t = useMessages('models');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useChange(WithdrawModelVersionDocument, (data) => data.withdrawModelVersion, { refetch: ['ModelVersions'] });
  return (
    <>
      <Button color="danger" outline size="xs" type="button" aria-label={t('model.withdrawOf', { version })} onClick={() => setOpen(true)}>
        {t('model.withdraw')}
      </Button>
      {open && (
        <Dialog
          open
          title={t('model.withdrawOf', { version })}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button color="primary" outline size="sm" type="button" onClick={() => setOpen(false)}>
                {t('common.close')}
              </Button>{' '}
              <Button color="danger" size="sm" type="button" disabled={withdraw.busy} onClick={() => void withdraw.run({ versionId: id, reason }).then((outcome) => outcome && setOpen(false))}>
                {t('model.withdraw')}
              </Button>
            </>
          }
        >
          {withdraw.message && <Notice kind="danger">{withdraw.message}</Notice>}
          {withdraw.error != null && <Failure error={withdraw.error} />}
          <p>{t('model.withdrawText')}</p>
          <Field id="motivo-ritiro" label={t('model.withdrawReason')} required error={withdraw.problems['reason']}>
            <TextArea value={reason} onChange={setReason} />
          </Field>
        </Dialog>
      )}
    </>
  );
}
