import type { Invitation, ListedMember, PeopleOfEnte as PeopleOfEnteView } from '@province-comuni/identity-domain';
import { EnteMember, OpenInvitation, PeopleOfEnte } from './graphql/people.type.js';

/** The people of an Ente as they leave the server. */
export function presentPeople(people: PeopleOfEnteView): PeopleOfEnte {
  return Object.assign(new PeopleOfEnte(), {
    items: people.items.map(presentMember),
    total: people.total,
    invitations: people.invitations.map(presentInvitation),
    viewerCanManage: people.viewerCanManage,
  });
}

function presentMember({ id, personId, name, surname, email, role, validFrom, viewerCanCloseAccount }: ListedMember): EnteMember {
  return Object.assign(new EnteMember(), { id, personId, name, surname, email, role, validFrom, viewerCanCloseAccount });
}

/** An open invitation, without anything of its link. */
export function presentInvitation({ id, email, role, expiresAt }: Invitation): OpenInvitation {
  return Object.assign(new OpenInvitation(), { id, email, role, expiresAt });
}
