import { useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog.js';
import type { MemberDialogProps } from './EndRoleDialog.js';
import { fullName } from './ente-of-people.js';
import { DisablePersonDocument } from './generated/graphql.js';

/** Closing an account is not ending a role: it holds for every Ente, and no page opens it again. */
export function CloseAccountDialog({ person, onClose, onDone }: MemberDialogProps): ReactNode {
  const t = useMessages('identity');
  const close = useChange(DisablePersonDocument, (data) => data.disablePerson, { refetch: ['People'] });
  const name = fullName(person);
  const confirm = async (): Promise<void> => {
    if (await close.run({ input: { personId: person.personId } })) onDone(t('ente.closed', { name }));
  };
  return <ConfirmDialog title={t('ente.closeTitle', { name })} text={t('ente.closeText', { name })} confirm={t('ente.closeConfirm')} tone="danger" change={close} onConfirm={() => void confirm()} onClose={onClose} />;
}
