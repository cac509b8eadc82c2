import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { Button, Dialog, EmptyState, Failure, Notice, RenderedActView, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { downloadActs } from '../hooks/download-acts.js';
import { ApprovedTextDocument, type ApprovalFieldsFragment } from './generated/graphql.js';

/** The text that an act was reviewed or approved with, as it was kept, and as a file. */
export function TextDialog({ instanceId, act, approval, onClose }: { instanceId: string; act: string; approval: ApprovalFieldsFragment; onClose: () => void }): ReactElement {
  const t = useMessages('approval');
  const { data, error, refetch } = useQuery(ApprovedTextDocument, { variables: { approvalId: approval.id } });
  const [trouble, setTrouble] = useState(false);
  const download = (format: string): void => {
    setTrouble(false);
    downloadActs(instanceId, { formats: [format], approvalId: approval.id }).catch(() => setTrouble(true));
  };
  return (
    <Dialog
      open
      size="xl"
      title={t('readTitle', { act, revision: approval.dataRevision })}
      onClose={onClose}
      footer={
        <>
          {['PDF', 'DOCX', 'ODT'].map((format) => (
            <Button key={format} color="primary" outline size="sm" type="button" onClick={() => download(format)}>
              {t('download', { format })}
            </Button>
          ))}{' '}
          <Button color="primary" size="sm" type="button" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {trouble && <Notice kind="danger">{t('downloadFailed')}</Notice>}
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={12} />}
      {data?.approvedText === null && <EmptyState title={t('notFound')} />}
      {data?.approvedText && (
        <>
          <p className="models-facts">{t('hash', { hash: approval.textSha256 })}</p>
          <RenderedActView act={data.approvedText.rendered as RenderedAct} />
        </>
      )}
    </Dialog>
  );
}
