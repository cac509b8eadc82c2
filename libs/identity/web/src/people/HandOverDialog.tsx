import { useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog.js';
import type { MemberDialogProps } from './EndRoleDialog.js';
import { fullName } from './ente-of-people.js';
import { HandOverDocument } from './generated/graphql.js';

export function HandOverDialog({ ente, person, onClose, onDone }: MemberDialogProps): ReactNode {
  const t = useMessages('identity');
  const handOver = useChange(HandOverDocument, (data) => data.handOver, { refetch: ['People', 'Me'] });
  const name = fullName(person);
  const confirm = async (): Promise<void> => {
    if (await handOver.run({ input: { enteId: ente.id, membershipId: person.id } })) onDone(t('ente.handedOver', { name }));
  };
  return <ConfirmDialog title={t('ente.handOverTitle', { name })} text={t('ente.handOverText', { name })} confirm={t('ente.handOverConfirm')} change={handOver} onConfirm={() => void confirm()} onClose={onClose} />;
}
