import { useViewer } from '@province-comuni/shared-ui';

type Membership = NonNullable<ReturnType<typeof useViewer>>['memberships'][number];

/** The Province for which the viewer writes acts. */
export function useWritableProvince(): readonly Membership[] {
  return (useViewer()?.memberships ?? []).filter((membership) => membership.enteKind === 'PROVINCIA' && ['REFERENTE', 'REDATTORE'].includes(membership.role));
}
