import type { DiscussionId, PostId, PostQuote, PostText } from '@province-comuni/communities-contract';
import type { EarlierPost, QuotedState, QuoteRepository, QuotingPlace } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';

const query = <T>(sql: string, parameters: readonly unknown[]): Promise<T[]> => currentManager().query(sql, [...parameters]);
/** Which posts a text names as quoted, and whether it quotes anything: as the indexes have them. */
const NAMED = (text: string): string => `jsonb_path_query_array(${text}, '$.**.postId')`;
const QUOTES = (text: string): string => `${text} @? '$.**.type ? (@ == "blockquote")'`;

/** Quotes of posts in PostgreSQL, behind row level security. */
export class PostgresQuoteRepository implements QuoteRepository {
  async states(ids: readonly PostId[]): Promise<QuotedState[]> {
    return query(
      `select p.id, p.discussion_id as "discussionId", p.created_at as "createdAt", p.hidden_at is not null as "isHidden", p.withdrawn_at is not null as "isWithdrawn", coalesce(h.text, p.text) as text, json_build_object('id', c.id, 'visibility', c.visibility, 'parentId', c.parent_id) as community
       from post p join community c on c.id = p.community_id left join post_hidden h on h.post_id = p.id where p.id = any ($1::uuid[]) and p.moved_to is null`,
      [ids],
    );
  }

  async postsOf(id: DiscussionId): Promise<PostId[]> {
    return (await query<{ id: PostId }>('select id from post where discussion_id = $1 and moved_to is null', [id])).map((row) => row.id);
  }

  async quoting(ids: readonly PostId[]): Promise<(QuotingPlace & { readonly quotedId: PostId })[]> {
    return query(
      `select p.id as "postId", p.discussion_id as "discussionId", q.id as "quotedId" from (
         select p.id as post_id, n.id from post p cross join lateral jsonb_array_elements_text(${NAMED('p.text')}) n (id) where ${QUOTES('p.text')} and ${NAMED('p.text')} ?| $1::text[] and n.id = any ($1::text[])
         union select e.post_id, n.id from post_earlier e cross join lateral jsonb_array_elements_text(${NAMED('e.text')}) n (id) where ${QUOTES('e.text')} and ${NAMED('e.text')} ?| $1::text[] and n.id = any ($1::text[])
         union select m.post_id, m.quoted_id::text from masked_quote m where m.quoted_id = any (($1::text[])::uuid[])) q join post p on p.id = q.post_id`,
      [ids],
    );
  }

  async alike(since: Date, discussionId: DiscussionId, line: string | null): Promise<QuotingPlace[]> {
    // As it stands in the tree, between its quotation marks.
    const said = line === null ? null : `%${JSON.stringify(line).slice(1, -1).replace(/[\\%_]/g, '\\$&')}%`;
    return query(
      `select p.id as "postId", p.discussion_id as "discussionId" from post p where ${QUOTES('p.text')} and p.created_at >= $1 and (p.discussion_id = $2 or p.text::text like $3::text)
       union select p.id, p.discussion_id from post_earlier e join post p on p.id = e.post_id where ${QUOTES('e.text')} and p.created_at >= $1 and (p.discussion_id = $2 or e.text::text like $3::text)`,
      [since, discussionId, said],
    );
  }

  async quotedBy(ids: readonly PostId[]): Promise<readonly { readonly postId: PostId; readonly quotedId: PostId }[]> {
    return query(
      `select p.id as "postId", n.id::uuid as "quotedId" from post p cross join lateral jsonb_array_elements_text(${NAMED('p.text')}) n (id) where p.id = any ($1::uuid[])
       union select m.post_id, m.quoted_id from masked_quote m where m.post_id = any ($1::uuid[])
       union select p.id, h.id from post p join post h on h.discussion_id = p.discussion_id and h.hidden_at is not null where p.id = any ($1::uuid[]) and ${QUOTES('p.text')}`,
      [ids],
    );
  }

  async kept(quotedId: PostId, postId: PostId): Promise<readonly PostQuote[] | null> {
    const [found] = await query<{ quotes: readonly PostQuote[] }>('select quotes from masked_quote where quoted_id = $1 and post_id = $2', [quotedId, postId]);
    return found?.quotes ?? null;
  }

  async keep(quotedId: PostId, postId: PostId, quotes: readonly PostQuote[]): Promise<void> {
    await query('insert into masked_quote (quoted_id, post_id, quotes) values ($1, $2, $3) on conflict (quoted_id, post_id) do update set quotes = excluded.quotes', [quotedId, postId, JSON.stringify(quotes)]);
  }

  async forget(quotedId: PostId, postId: PostId): Promise<void> {
    await query('delete from masked_quote where quoted_id = $1 and post_id = $2', [quotedId, postId]);
  }

  async save(postId: PostId, text: PostText): Promise<void> {
    await query('update post set text = $2 where id = $1', [postId, JSON.stringify(text)]);
    await query('update discussion d set revision = d.revision + 1 from post p where p.id = $1 and d.id = p.discussion_id', [postId]);
  }

  async earlier(postId: PostId): Promise<readonly EarlierPost[]> {
    return query('select text, at from post_earlier where post_id = $1 order by id', [postId]);
  }

  async saveEarlier(postId: PostId, versions: readonly EarlierPost[]): Promise<void> {
    // What was is not changed there, only taken away and written.
    await query('delete from post_earlier where post_id = $1', [postId]);
    for (const { text, at } of versions) await query('insert into post_earlier (community_id, post_id, text, at) select community_id, id, $2, $3 from post where id = $1', [postId, JSON.stringify(text), at]);
  }
}
