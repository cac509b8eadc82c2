import { useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useId, useState, type ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog.js';
import type { MemberDialogProps } from './EndRoleDialog.js';
import { fullName } from './ente-of-people.js';
import { AskErasureOfDocument, DisablePersonDocument } from './generated/graphql.js';

/** Closing an account is not ending a role: it holds for every Ente, and no page opens it again. Of who left for good, the data may be erased too. */
export function CloseAccountDialog({ person, onClose, onDone }: MemberDialogProps): ReactNode {
  const t = useMessages('identity');
  const id = useId();
  const [erases, setErases] = useState(false);
  const close = useChange(DisablePersonDocument, (data) => data.disablePerson, { refetch: ['People'] });
  const erase = useChange(AskErasureOfDocument, (data) => data.askErasureOf, { refetch: ['People'] });
  const name = fullName(person);
  const confirm = async (): Promise<void> => {
    if (erases ? await erase.run({ personId: person.personId }) : await close.run({ input: { personId: person.personId } })) onDone(t(erases ? 'ente.closedAndErased' : 'ente.closed', { name }));
  };
  return (
    <ConfirmDialog title={t('ente.closeTitle', { name })} text={t('ente.closeText', { name })} confirm={t('ente.closeConfirm')} tone="danger" change={erases ? erase : close} onConfirm={() => void confirm()} onClose={onClose}>
      <div className="pc-check">
        <input id={id} type="checkbox" checked={erases} onChange={(event) => setErases(event.target.checked)} aria-describedby={`${id}-more`} />
        <label htmlFor={id}>{t('ente.closeErase')}</label>
      </div>
      <p id={`${id}-more`} className="pc-quiet">{t('ente.closeEraseHelp')}</p>
    </ConfirmDialog>
  );
}
