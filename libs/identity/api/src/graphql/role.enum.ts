import { registerEnumType } from '@nestjs/graphql';
import type { Role } from '@province-comuni/identity-contract';

/** The roles, as GraphQL names them. */
export const RoleEnum: { readonly [R in Role]: R } = {
  AMMINISTRATORE: 'AMMINISTRATORE',
  CURATORE: 'CURATORE',
  REFERENTE: 'REFERENTE',
  REDATTORE: 'REDATTORE',
  LETTORE: 'LETTORE',
};

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'A role in an Ente.',
  valuesMap: {
    AMMINISTRATORE: { description: 'UPI: looks after accounts and the platform.' },
    CURATORE: { description: 'UPI: writes the national models and contents.' },
    REFERENTE: { description: 'Manages the people of the Ente and approves its acts.' },
    REDATTORE: { description: 'Writes the acts of a Provincia.' },
    LETTORE: { description: 'Reads the acts of a Provincia.' },
  },
});
