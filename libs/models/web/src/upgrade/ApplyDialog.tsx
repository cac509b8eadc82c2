import { Button, Dialog, Notice, useMessages } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { AdheredEntiDocument, ApplyUpgradeDocument } from './generated/graphql.js';
import type { UpgradeData, UpgradeWork } from './useUpgrade.js';

/** Says what will change in each act, and does it. */
export function ApplyDialog({ upgrade, work, open, onClose }: { upgrade: UpgradeData; work: UpgradeWork; open: boolean; onClose: () => void }): ReactElement {
  const t = useMessages('upgrade');
  const navigate = useNavigate();
  const [apply, { loading }] = useMutation(ApplyUpgradeDocument);
  const { data } = useQuery(AdheredEntiDocument, { variables: { instanceId: upgrade.instanceId }, skip: !open, fetchPolicy: 'cache-and-network' });
  const adhered = (data?.adhesionBoard?.rows ?? []).filter(({ state }) => state === 'DELIBERATO' || state === 'FIRMATO').map(({ ente }) => ente.nome);
  const [message, setMessage] = useState<string | null>(null);
  const acts = [...new Set(upgrade.items.map((item) => item.actName))];

  async function go(): Promise<void> {
    setMessage(null);
    try {
      const outcome = (await apply({ variables: { instanceId: upgrade.instanceId, mark: upgrade.mark } })).data!.applyUpgrade;
      if (outcome.__typename === 'UpgradeApplied') return void navigate(`/atti/${upgrade.instanceId}`);
      if (outcome.__typename === 'UpgradeChanged') {
        work.report({ kind: 'changed', message: outcome.message });
        await work.retry();
        return onClose();
      }
      setMessage(refusalMessage(refusalOf(outcome)) ?? '');
    } catch {
      setMessage(t('failed'));
    }
  }

  return (
    <Dialog
      open={open}
      title={t('applyTitle', { to: upgrade.toVersion })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={loading} onClick={() => void go()}>
            {t('applyYes')}
          </Button>
        </>
      }
    >
      {message && <Notice kind="danger">{message}</Notice>}
      <p>{t('applyLead')}</p>
      <ul>
        {acts.map((act) => {
          const items = upgrade.items.filter((item) => item.actName === act);
          const later = items.filter((item) => item.choice === 'LATER').length;
          return <li key={act}>{t('applyAct', { act, changed: items.length - later, later })}</li>;
        })}
      </ul>
      {adhered.length > 0 && <Notice kind="info">{t('applyAdhered', { count: adhered.length, names: adhered.join(', ') })}</Notice>}
    </Dialog>
  );
}
