import { useViewer, type ViewerMembership } from '@province-comuni/shared-ui';

/** What of the viewer the pages of this domain draw; the server decides. */
export interface Roles {
  /** Province he belongs to, in any role. */
  readonly province: readonly ViewerMembership[];
  /** Enti for which he writes sheets: Province, and UPI for its curators. */
  readonly writable: readonly ViewerMembership[];
  readonly curates: boolean;
}

export function useRoles(): Roles {
  const memberships = useViewer()?.memberships ?? [];
  const province = memberships.filter(({ enteKind }) => enteKind === 'PROVINCIA');
  return { province, writable: memberships.filter(({ enteKind, role }) => (enteKind === 'PROVINCIA' && (role === 'REFERENTE' || role === 'REDATTORE')) || enteKind === 'UPI'), curates: memberships.some(({ enteKind }) => enteKind === 'UPI') };
}
