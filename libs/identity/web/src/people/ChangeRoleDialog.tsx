import { Button, Dialog, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';
import { fullName, type EnteOfPeople, type Person } from './ente-of-people.js';
import { ChangeRoleDocument, type Role } from './generated/graphql.js';
import { RoleField } from './RoleField.js';

interface ChangeRoleDialogProps {
  readonly ente: EnteOfPeople;
  readonly person: Person;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

export function ChangeRoleDialog({ ente, person, onClose, onDone }: ChangeRoleDialogProps): ReactNode {
  const t = useMessages('identity');
  const [role, setRole] = useState<string>(person.role);
  const change = useChange(ChangeRoleDocument, (data) => data.changeRole, { refetch: ['People', 'Me'] });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (role === person.role) return onClose();
    if (await change.run({ input: { enteId: ente.id, membershipId: person.id, role: role as Role } })) onDone(t('ente.roleChanged', { name: fullName(person), role: t(`role.${role}`).toLowerCase() }));
  };
  return (
    <Dialog open title={t('ente.changeRoleOf', { name: fullName(person) })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <RefusalNotice change={change} />
        <RoleField id="change-role" enteKind={ente.kind} value={role} onChange={setRole} error={change.problems['role']} />
        <div className="pc-buttons">
          <Button type="submit" color="primary" disabled={change.busy}>{t('ente.changeRoleSave')}</Button>
          <Button type="button" color="primary" outline onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
