/**
 * When moderation decided against a person, and in which community (null: in all), as far as that still holds: not undone by an appeal, and of a hidden post as long as it is hidden.
 * @param person, kinds the places of the parameters: his id, and the kinds of decision that one may appeal against
 */
export const decisionsAgainst = (person: string, kinds: string): string =>
  `select d.community_id, d.at from moderation_decision d where d.person_id = ${person} and d.kind = any (${kinds}::text[])
     and not exists (select 1 from moderation_decision u where u.appealed_id = d.id and u.kind = 'RIESAME_ACCOLTO')
     and (d.kind <> 'NASCOSTO' or exists (select 1 from post p where p.id = d.post_id and p.hidden_at is not null))`;
