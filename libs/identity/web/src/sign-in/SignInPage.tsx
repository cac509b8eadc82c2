import '../page-messages.js';
import { Notice, Page, useMessages, useViewerState } from '@province-comuni/shared-ui';
import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { ProviderRefusal } from '../provider/ProviderRefusal.js';
import { useProviderLabel } from '../provider/useProviderLabel.js';
import { returnAddress } from './return-address.js';
import { SignInForm } from './SignInForm.js';

interface SignInState {
  /** Why one has been sent here. */
  readonly reason?: string;
  /** Who has just got an account or a new password. */
  readonly email?: string;
}

export function SignInPage(): ReactNode {
  const t = useMessages('identity');
  const client = useApolloClient();
  const [search] = useSearchParams();
  const state = (useLocation().state ?? {}) as SignInState;
  const { viewer } = useViewerState();
  const provider = useProviderLabel();
  const wanted = returnAddress(search.get('da'));
  if (viewer) return <Navigate to={search.has('errore') ? `/profilo?${search.toString()}` : wanted} replace />;
  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')}>
      <div className="pc-narrow">
        <ProviderRefusal />
        {state.reason && <Notice kind="info"><p>{state.reason}</p></Notice>}
        {state.email && <Notice kind="success"><p>{t('signIn.arrived', { email: state.email })}</p></Notice>}
        {/* Whatever a visitor had been shown is asked again for the person. */}
        <SignInForm email={state.email ?? ''} onSignedIn={() => void client.resetStore()} />
        {provider && (
          <>
            <p>{t('provider.or')}</p>
            <p><a className="btn btn-outline-primary" href={`/auth/oidc/login?da=${encodeURIComponent(wanted)}`}>{provider}</a></p>
          </>
        )}
        <p><Link to="/password-dimenticata">{t('signIn.forgotten')}</Link></p>
        <p className="pc-quiet">{t('signIn.noAccount')}</p>
      </div>
    </Page>
  );
}
