import { useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog.js';
import { fullName, type EnteOfPeople, type Person } from './ente-of-people.js';
import { EndMembershipDocument } from './generated/graphql.js';

export interface MemberDialogProps {
  readonly ente: EnteOfPeople;
  readonly person: Person;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

export function EndRoleDialog({ ente, person, onClose, onDone }: MemberDialogProps): ReactNode {
  const t = useMessages('identity');
  const end = useChange(EndMembershipDocument, (data) => data.endMembership, { refetch: ['People', 'Me'] });
  const name = fullName(person);
  const confirm = async (): Promise<void> => {
    if (await end.run({ input: { enteId: ente.id, membershipId: person.id } })) onDone(t('ente.ended', { name }));
  };
  return <ConfirmDialog title={t('ente.endTitle', { name })} text={t('ente.endText')} confirm={t('ente.endConfirm')} tone="danger" change={end} onConfirm={() => void confirm()} onClose={onClose} />;
}
