import type { Viewer } from '@province-comuni/shared-ui';

/** Whether the pages of administration are shown; what they do there the server decides. */
export function administers(viewer: Viewer | null): boolean {
  return holds(viewer, ['AMMINISTRATORE']);
}

/** Whether the workshop of the models is shown. */
export function curates(viewer: Viewer | null): boolean {
  return holds(viewer, ['CURATORE', 'AMMINISTRATORE']);
}

function holds(viewer: Viewer | null, roles: readonly string[]): boolean {
  return viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && roles.includes(role)) ?? false;
}
