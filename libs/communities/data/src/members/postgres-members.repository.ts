import type { CommunityId } from '@province-comuni/communities-contract';
import { APPEALABLE, MOST_COUNTED_POSTS, type CommunityLimits, type Contribution, type Contributions, type MembersRepository, type TrustFacts } from '@province-comuni/communities-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { decisionsAgainst } from '../moderation/decisions-against.js';

const THERE = 'p.withdrawn_at is null and p.hidden_at is null';
/** An answer of his that solved what somebody else asked. */
const SOLVED = 'd.solved_sequence = p.sequence and d.author_id is distinct from p.author_id';

/** What people did in communities, in PostgreSQL, behind row level security. */
export class PostgresMembersRepository implements MembersRepository {
  async trustFacts(personId: PersonId, communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, TrustFacts>> {
    if (communities.length === 0) return new Map();
    const rows: (TrustFacts & { communityId: CommunityId })[] = await currentManager().query(
      kept(`with own as (select m.community_id, m.since from community_member m where m.person_id = $1 and m.community_id = any ($2::uuid[])),
            posts as (select o.community_id, p.discussion_id, p.sequence, p.author_id from own o
                      cross join lateral (select p.discussion_id, p.sequence, p.author_id from post p where p.author_id = $1 and p.community_id = o.community_id and ${THERE} limit $3) p),
            deeds as (select p.community_id, count(*)::int as posts, count(d.id)::int as solutions from posts p left join discussion d on d.id = p.discussion_id and ${SOLVED} group by p.community_id),
            against as (${decisionsAgainst('$1', '$4')})
       select o.community_id as "communityId", o.since, coalesce(e.posts, 0) as "stayedPosts", coalesce(e.solutions, 0) as solutions,
         coalesce((select array_agg(a.at) from against a where a.community_id = o.community_id or a.community_id is null), '{}') as "decisionsAgainst"
       from own o left join deeds e on e.community_id = o.community_id`),
      [personId, communities, MOST_COUNTED_POSTS, APPEALABLE],
    );
    return new Map(rows.map(({ communityId, ...facts }) => [communityId, facts]));
  }

  async limitsOf(communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, Pick<CommunityLimits, 'newDays' | 'newPosts'>>> {
    if (communities.length === 0) return new Map();
    const rows: (Pick<CommunityLimits, 'newDays' | 'newPosts'> & { communityId: CommunityId })[] = await currentManager().query('select community_id as "communityId", new_days as "newDays", new_posts as "newPosts" from community_limits where community_id = any ($1::uuid[])', [communities]);
    return new Map(rows.map(({ communityId, ...limits }) => [communityId, limits]));
  }

  async contributions(personId: PersonId, kind: 'OPENED' | 'SOLVED', communities: readonly CommunityId[], limit: number): Promise<Contributions> {
    if (communities.length === 0) return { items: [], total: 0 };
    const rows: (Contribution & { total: number })[] = await currentManager().query(
      `select d.community_id as "communityId", d.id as "discussionId", d.title, p.sequence, p.created_at as at, count(*) over ()::int as total
       from post p join discussion d on d.id = p.discussion_id
       where p.author_id = $1 and p.community_id = any ($2::uuid[]) and ${THERE} and ${kind === 'OPENED' ? 'p.sequence = 1' : SOLVED}
         and not exists (select 1 from post f where f.discussion_id = d.id and f.sequence = 1 and f.hidden_at is not null)
       order by p.created_at desc, p.id limit $3`,
      [personId, communities, limit],
    );
    return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
  }
}
