import { useViewer, type ViewerMembership } from '@province-comuni/shared-ui';

const WRITERS = ['REFERENTE', 'REDATTORE', 'CURATORE', 'AMMINISTRATORE'];

/** The Enti for which the viewer brings documents in. */
export function useWritableEnti(): readonly ViewerMembership[] {
  return (useViewer()?.memberships ?? []).filter(({ role }) => WRITERS.includes(role));
}
