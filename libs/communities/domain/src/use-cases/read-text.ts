import { isEmptyPost, mentionsOf, parsePostText, PostTextProblem, type CommunityId, type PostText } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** The text as it is kept, with the names of who is mentioned. @param input as an editor sent it. @throws CommunityInvalid */
export async function readText(input: unknown, communityId: CommunityId, communities: CommunityRepository): Promise<PostText> {
  const text = parsed(input);
  if (isEmptyPost(text)) throw new CommunityInvalid({ field: 'text', message: 'Scrivete qualcosa.' });
  const ids = mentionsOf(text) as PersonId[];
  if (ids.length === 0) return text;
  const names = await communities.membersAmong(communityId, ids);
  if (ids.some((id) => !names.has(id))) throw new CommunityInvalid({ field: 'text', message: 'Una delle persone citate non è (più) nella community: toglietela dal testo.' });
  return named(text, names);
}

/** A text being written: it may say nothing yet. @throws CommunityInvalid */
export function parsed(input: unknown): PostText {
  try {
    return parsePostText(input);
  } catch (error) {
    if (error instanceof PostTextProblem) throw new CommunityInvalid({ field: 'text', message: error.message });
    throw error;
  }
}

function named<T extends object>(node: T, names: ReadonlyMap<PersonId, string>): T {
  const { type, attrs, content } = node as { type?: string; attrs?: { personId: PersonId }; content?: readonly object[] };
  if (type === 'mention' && attrs) return { ...node, attrs: { personId: attrs.personId, label: names.get(attrs.personId) ?? '' } };
  return content ? { ...node, content: content.map((item) => named(item, names)) } : node;
}
