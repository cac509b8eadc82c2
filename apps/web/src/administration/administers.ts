import type { Viewer } from '@province-comuni/shared-ui';

/** Whether the pages of administration are shown; what they do there the server decides. */
export function administers(viewer: Viewer | null): boolean {
  return viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && role === 'AMMINISTRATORE') ?? false;
}
