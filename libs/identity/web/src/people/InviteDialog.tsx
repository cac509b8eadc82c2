import { Button, Dialog, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';
import type { EnteOfPeople } from './ente-of-people.js';
import { InviteColleagueDocument, type Role } from './generated/graphql.js';
import { RoleField } from './RoleField.js';
import { offeredRoles } from './roles.js';

interface InviteDialogProps {
  readonly ente: EnteOfPeople;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

export function InviteDialog({ ente, onClose, onDone }: InviteDialogProps): ReactNode {
  const t = useMessages('identity');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(offeredRoles(ente.kind)[0]!);
  const invite = useChange(InviteColleagueDocument, (data) => data.inviteColleague, { refetch: ['People'] });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await invite.run({ input: { enteId: ente.id, email: email.trim(), role: role as Role } });
    if (outcome) onDone(t('ente.invited', { email: outcome.invitation.email }));
  };
  return (
    <Dialog open title={t('ente.inviteTitle')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice change={invite} />
        <Field id="invite-email" label={t('email')} help={t('ente.inviteHelp')} error={invite.problems['email']}>
          <TextInput type="email" inputMode="email" autoComplete="off" value={email} onChange={setEmail} />
        </Field>
        <RoleField id="invite-role" enteKind={ente.kind} value={role} onChange={setRole} error={invite.problems['role']} />
        <div className="pc-buttons">
          <Button type="submit" color="primary" disabled={invite.busy}>{t('ente.inviteSend')}</Button>
          <Button type="button" color="primary" outline onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
