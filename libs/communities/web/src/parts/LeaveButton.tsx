import { Button, Dialog, Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { LeaveCommunityDocument } from '../generated/graphql.js';

/** Leaves a community, once sure. */
export function LeaveButton({ id, title }: { readonly id: string; readonly title: string }): ReactElement {
  const t = useMessages('communities');
  const [open, setOpen] = useState(false);
  const leave = useChange(LeaveCommunityDocument, (data) => data.leaveCommunity, { refetch: ['Community', 'Communities'] });
  async function go(): Promise<void> {
    if (await leave.run({ id })) setOpen(false);
  }
  return (
    <>
      <button type="button" className="com-link" onClick={() => setOpen(true)}>{t('leave.go')}</button>
      <Dialog
        open={open}
        title={t('leave.sure', { title })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button color="primary" outline onClick={() => setOpen(false)}>{t('leave.keep')}</Button>
            <Button color="danger" disabled={leave.busy} onClick={() => void go()}>{t('leave.go')}</Button>
          </>
        }
      >
        {leave.message && <Notice kind="danger"><p>{leave.message}</p></Notice>}
        {leave.error != null && <Failure error={leave.error} />}
        <p>{t('leave.text')}</p>
      </Dialog>
    </>
  );
}
