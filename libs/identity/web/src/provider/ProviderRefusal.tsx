import { Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

/** What can go wrong on the way back; the server writes `IDENTITY.` before it. */
const REASONS = ['EXTERNAL_IDENTITY_UNKNOWN', 'EXTERNAL_IDENTITY_TAKEN', 'ACCOUNT_EXISTS', 'LINK_NOT_VALID', 'ALREADY_MEMBER', 'INVALID_INPUT'];

/** Why the identity provider led to nothing, where the address of the page says so. */
export function ProviderRefusal(): ReactNode {
  const t = useMessages('identity');
  const code = useSearchParams()[0].get('errore');
  if (code === null) return null;
  const reason = code.replace(/^IDENTITY\./, '');
  return <Notice kind="danger"><p>{t(`provider.refusals.${REASONS.includes(reason) ? reason : 'EXTERNAL_SIGN_IN_REFUSED'}`)}</p></Notice>;
}
