/** Roles that one is offered for each kind of Ente, the one in charge first. The server has the last word (identity-domain, membership). */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  UPI: ['AMMINISTRATORE', 'CURATORE'],
  PROVINCIA: ['REFERENTE', 'REDATTORE', 'LETTORE'],
};

export function offeredRoles(enteKind: string): readonly string[] {
  return OFFERED[enteKind] ?? ['REFERENTE'];
}
