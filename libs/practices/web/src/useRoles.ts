import { useViewer, type ViewerMembership } from '@province-comuni/shared-ui';

/** What of the viewer the pages of this domain draw; the server decides. */
export interface Roles {
  /** Province he belongs to, in any role. */
  readonly province: readonly ViewerMembership[];
  /** Province for which he writes. */
  readonly writable: readonly ViewerMembership[];
  readonly curates: boolean;
}

export function useRoles(): Roles {
  const memberships = useViewer()?.memberships ?? [];
  const province = memberships.filter(({ enteKind }) => enteKind === 'PROVINCIA');
  return { province, writable: province.filter(({ role }) => role === 'REFERENTE' || role === 'REDATTORE'), curates: memberships.some(({ enteKind }) => enteKind === 'UPI') };
}
