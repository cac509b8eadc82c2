import '../page-messages.js';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Failure, formatDate, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { ProviderButton } from '../provider/ProviderButton.js';
import { useProviderLabel } from '../provider/useProviderLabel.js';
import { useLinkToken } from '../useLinkToken.js';
import { AcceptInvitationForm } from './AcceptInvitationForm.js';
import { InvitationDocument } from '../generated/graphql.js';

export function InvitationPage(): ReactNode {
  const t = useMessages('identity');
  const token = useLinkToken();
  const provider = useProviderLabel();
  const { data, loading, error, refetch } = useQuery(InvitationDocument, { variables: { token }, skip: !token, fetchPolicy: 'network-only' });
  const invitation = data?.invitation;
  return (
    <Page title={t('invitation.title')}>
      <div className="pc-narrow">
        {loading && <Skeleton lines={5} />}
        {error && <Failure error={error} retry={refetch} />}
        {!loading && !error && !invitation && <EmptyState title={t('invitation.gone')}><p>{t('invitation.goneText')}</p></EmptyState>}
        {invitation && (
          <>
            <p className="lead">{t('invitation.text', { ente: invitation.enteName, role: t(`role.${invitation.role}`).toLowerCase(), meaning: t(`roleMeaning.${invitation.role}`) })}</p>
            <p>{t(invitation.needsAccount ? 'invitation.fresh' : 'invitation.known', { email: invitation.email })}</p>
            <AcceptInvitationForm token={token} needsAccount={invitation.needsAccount} />
            {provider && invitation.needsAccount && (
              <>
                <p>{t('provider.invitation')}</p>
                <ProviderButton purpose={{ invitation: token }}>{provider}</ProviderButton>
              </>
            )}
            <p className="pc-quiet">{t('invitation.until', { date: formatDate(invitation.expiresAt) })}</p>
          </>
        )}
      </div>
    </Page>
  );
}
