import { Button, formatDate, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';
import type { EnteOfPeople, People } from './ente-of-people.js';
import { WithdrawInvitationDocument } from './generated/graphql.js';

interface InvitationsProps {
  readonly ente: EnteOfPeople;
  readonly invitations: People['invitations'];
  readonly onDone: (message: string) => void;
}

export function Invitations({ ente, invitations, onDone }: InvitationsProps): ReactNode {
  const t = useMessages('identity');
  const withdraw = useChange(WithdrawInvitationDocument, (data) => data.withdrawInvitation, { refetch: ['People'] });
  const takeBack = async ({ id, email }: People['invitations'][number]): Promise<void> => {
    if (await withdraw.run({ input: { enteId: ente.id, invitationId: id } })) onDone(t('ente.withdrawn', { email }));
  };
  return (
    <section aria-labelledby="open-invitations" className="pc-section">
      <h2 id="open-invitations">{t('ente.invitations')}</h2>
      <RefusalNotice change={withdraw} />
      <div className="pc-table-scroll">
        <table className="table pc-table pc-table--cards">
          <caption className="visually-hidden">{t('ente.invitationsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('email')}</th>
              <th scope="col">{t('ente.role')}</th>
              <th scope="col">{t('ente.expires')}</th>
              <th scope="col">{t('ente.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <tr key={invitation.id}>
                <th scope="row">{invitation.email}</th>
                <td data-label={t('ente.role')}>{t(`role.${invitation.role}`)}</td>
                <td data-label={t('ente.expires')}>{formatDate(invitation.expiresAt)}</td>
                <td>
                  <Button color="primary" outline size="xs" disabled={withdraw.busy} aria-label={t('ente.withdrawOf', { email: invitation.email })} onClick={() => void takeBack(invitation)}>{t('ente.withdraw')}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
