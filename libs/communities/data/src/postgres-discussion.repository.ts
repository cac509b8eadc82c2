import type { CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import type {
  Community,
  CommunityLogEntry,
  CommunityMember,
  Discussion,
  DiscussionKind,
  DiscussionPage,
  DiscussionPart,
  DiscussionPlace,
  DiscussionQuery,
  DiscussionRepository,
  DiscussionView,
  EarlierPost,
  ListedDiscussion,
  NewDiscussion,
  NewPost,
  Post,
  PostAttachment,
  PostDraft,
  PostPlace,
  ReactionCount,
  ReactionKind,
  ReadingPlace,
  ShownPost,
} from '@province-comuni/communities-domain';
import { POSTS_PER_PART, unreadOf } from '@province-comuni/communities-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { COMMUNITY, MEMBER } from './postgres-community.repository.js';
import { asWritten } from './refused-meanwhile.js';

export const EMPTY: PostText = { type: 'doc', content: [] };
const NOBODY = '00000000-0000-0000-0000-000000000000';

export const DISCUSSION = `d.id, d.community_id as "communityId", d.kind, d.title, d.tags, d.author_id as "authorId", d.author_name as "authorName", d.author_ente as "authorEnte", d.created_at as "createdAt", d.closed, d.pinned,
  d.solved_sequence as "solvedSequence", d.last_sequence as "lastSequence", d.last_number as "lastNumber", d.last_post_at as "lastPostAt", d.last_author_name as "lastAuthorName", d.moved_to as "movedTo", d.revision`;
export const POST = `p.id, p.discussion_id as "discussionId", p.community_id as "communityId", p.sequence, p.author_id as "authorId", p.author_name as "authorName", p.author_ente as "authorEnte", p.text, p.created_at as "createdAt", p.edited_at as "editedAt", p.withdrawn_at as "withdrawnAt", p.moved_to as "movedTo", p.hidden_at as "hiddenAt", p.hidden_category as "hiddenCategory"`;
/** Posts of the discussion that were there before the member: most often known without looking. */
export const BEFORE = `case when m.person_id is null or d.first_number > m.joined_number then 0 when d.last_number <= m.joined_number then d.last_sequence
  else coalesce((select b.sequence from post b where b.discussion_id = d.id and b.community_number <= m.joined_number order by b.community_number desc limit 1), 0) end`;
const PLACE = `m.joined_number as "joinedNumber", r.read_up_to as "readUpTo", case when r.read_up_to is null then ${BEFORE} else 0 end as before`;

export interface Signed {
  readonly authorId: PersonId | null;
  readonly authorName: string;
  readonly authorEnte: string;
}
export type DiscussionRow = Omit<Discussion, 'author'> & Signed & { readonly lastNumber: number };
export type PostRow = Omit<Post, 'author'> & Signed & { readonly reactions?: readonly ReactionCount[] | null; readonly documents?: readonly PostAttachment[] | null };

/** Discussions, posts and the log in PostgreSQL, behind row level security. Lock order: discussion, member, community. */
export class PostgresDiscussionRepository implements DiscussionRepository {
  async list({ communityId, kind, state, tag, readerId }: DiscussionQuery, after: DiscussionPlace | null, limit: number): Promise<DiscussionPage> {
    const parameters: unknown[] = [communityId, readerId ?? NOBODY, limit + 1];
    const take = (value: unknown): string => `$${parameters.push(value)}`;
    const where = [
      'd.community_id = $1',
      'd.moved_to is null',
      ...(kind ? [`d.kind = ${take(kind)}`] : []),
      ...(tag ? [`d.tags @> array[${take(tag)}]::text[]`] : []),
      ...(state === 'APERTA' ? ['d.solved_sequence is null and not d.closed'] : state === 'SENZA_RISPOSTA' ? ['d.last_sequence = 1 and not d.closed'] : state === 'RISOLTA' ? ['d.solved_sequence is not null'] : state === 'CHIUSA' ? ['d.closed'] : []),
      ...(after ? [`(d.pinned, d.last_number) < (${take(after.pinned)}::boolean, ${take(after.lastNumber)}::int)`] : []),
    ];
    const rows: (DiscussionRow & ReadingPlace)[] = await currentManager().query(
      `select ${DISCUSSION}, ${PLACE} from discussion d left join community_member m on m.community_id = d.community_id and m.person_id = $2::uuid left join discussion_reading r on r.discussion_id = d.id and r.person_id = $2::uuid
       where ${where.join(' and ')} order by d.pinned desc, d.last_number desc limit $3`,
      parameters,
    );
    const items = rows.slice(0, limit).map(({ joinedNumber, readUpTo, before, lastNumber, ...row }): ListedDiscussion & DiscussionPlace => {
      const discussion = toDiscussion(row);
      return { ...discussion, lastNumber, unread: joinedNumber === null ? null : unreadOf({ joinedNumber, readUpTo, before }, discussion.lastSequence) };
    });
    return { items, hasMore: rows.length > limit };
  }

  async tags(communityId: CommunityId, limit: number): Promise<readonly { readonly tag: string; readonly count: number }[]> {
    return currentManager().query('select tag, count(*)::int as count from (select tags from discussion where community_id = $1 order by pinned desc, last_number desc limit 500) d, unnest(d.tags) as tag group by tag order by count desc, tag limit $2', [communityId, limit]);
  }

  async view(id: DiscussionId, readerId: PersonId | null): Promise<DiscussionView | null> {
    const [row]: { community: Community; own: (Omit<CommunityMember, 'since' | 'guidelinesAcceptedAt' | 'suspendedUntil'> & { since: string; guidelinesAcceptedAt: string; suspendedUntil: string | null }) | null; discussion: string; movedTo: DiscussionId | null; place: ReadingPlace | null }[] = await currentManager().query(
      kept(`select row_to_json(c) as community, row_to_json(own) as own, case when own is null then null else json_build_object('joinedNumber', own."joinedNumber", 'readUpTo', v."readUpTo", 'before', v.before) end as place, v.*
       from (select ${DISCUSSION}, r.read_up_to as "readUpTo", case when r.read_up_to is null then ${BEFORE} else 0 end as before from discussion d
             left join community_member m on m.community_id = d.community_id and m.person_id = $2::uuid left join discussion_reading r on r.discussion_id = d.id and r.person_id = $2::uuid where d.id = $1) v
       join lateral (select ${COMMUNITY} from community c where c.id = v."communityId") c on true
       left join lateral (select ${MEMBER} from community_member m where m.community_id = v."communityId" and m.person_id = $2::uuid) own on true`),
      [id, readerId ?? NOBODY],
    );
    if (!row) return null;
    if (row.movedTo) return this.view(row.movedTo, readerId);
    const { community, own, place, ...rest } = row;
    return { community: { ...community, closedAt: community.closedAt && new Date(community.closedAt) }, own: own && { ...own, since: new Date(own.since), guidelinesAcceptedAt: new Date(own.guidelinesAcceptedAt), suspendedUntil: own.suspendedUntil === null ? null : new Date(own.suspendedUntil) }, discussion: toDiscussion(rest as unknown as DiscussionRow), place };
  }

  async find(ids: readonly DiscussionId[]): Promise<Discussion[]> {
    if (ids.length === 0) return [];
    const rows: DiscussionRow[] = await currentManager().query(kept(`select ${DISCUSSION} from discussion d where d.id = any ($1::uuid[])`), [ids]);
    return rows.map(toDiscussion);
  }

  async lock(id: DiscussionId): Promise<Discussion | null> {
    // As weak as its changes are: whoever names it in a row of his own, and then wants it, waits for nobody who did the same.
    const [row]: DiscussionRow[] = await currentManager().query(kept(`select ${DISCUSSION} from discussion d where d.id = $1 for no key update`), [id]);
    return row ? toDiscussion(row) : null;
  }

  async posts(id: DiscussionId, sequences: readonly number[], readerId: PersonId | null): Promise<ShownPost[]> {
    if (sequences.length === 0) return [];
    const rows: PostRow[] = await currentManager().query(
      kept(`select ${POST}, (select json_agg(json_build_object('kind', g.kind, 'count', g.count, 'mine', g.mine) order by g.kind) from (select r.kind, count(*)::int as count, bool_or(r.person_id = $3::uuid) as mine from post_reaction r where r.post_id = p.id group by r.kind) g) as reactions,
         (select json_agg(json_build_object('documentId', a.document_id, 'isBrought', a.brought, 'isWithheld', a.withheld) order by a.position) from post_attachment a where a.post_id = p.id) as documents
       from post p where p.discussion_id = $1 and p.sequence = any ($2::int[]) order by p.sequence`),
      [id, sequences, readerId ?? NOBODY],
    );
    return rows.map(({ documents, ...row }) => ({ ...toPost(row), reactions: row.reactions ?? [], documents: documents ?? [] }));
  }

  async findPosts(ids: readonly PostId[]): Promise<Post[]> {
    if (ids.length === 0) return [];
    const rows: PostRow[] = await currentManager().query(kept(`select ${POST} from post p where p.id = any ($1::uuid[])`), [ids]);
    return rows.map(toPost);
  }

  async openedWith(communityId: CommunityId, personId: PersonId, clientKey: string): Promise<DiscussionId | null> {
    const [found]: { id: DiscussionId }[] = await currentManager().query('select id from discussion where community_id = $1 and author_id = $2 and client_key = $3', [communityId, personId, clientKey]);
    return found?.id ?? null;
  }

  async writtenWith(id: DiscussionId, personId: PersonId, clientKey: string): Promise<Post | null> {
    // Also one that was written here and went elsewhere meanwhile.
    const [row]: PostRow[] = await currentManager().query(kept(`select ${POST} from post p where p.author_id = $2 and p.client_key = $3 and (p.discussion_id = $1 or p.id in (select moved_to from post where discussion_id = $1 and moved_to is not null))`), [id, personId, clientKey]);
    return row ? toPost(row) : null;
  }

  async places(ids: readonly PostId[]): Promise<(PostPlace & { readonly asked: PostId; readonly communityId: CommunityId })[]> {
    if (ids.length === 0) return [];
    return currentManager().query(
      `select a.id as asked, p.id as "postId", p.community_id as "communityId", c.key as "communityKey", d.id as "discussionId", d.title, p.sequence
       from unnest($1::uuid[]) a (id) left join post t on t.id = a.id and t.moved_to is not null join post p on p.id = coalesce(t.moved_to, a.id) join discussion d on d.id = p.discussion_id join community c on c.id = p.community_id`,
      [ids],
    );
  }

  async postAt(id: DiscussionId, sequence: number): Promise<PostId | null> {
    const [found]: { id: PostId }[] = await currentManager().query('select id from post where discussion_id = $1 and sequence = $2', [id, sequence]);
    return found?.id ?? null;
  }

  async open(discussion: NewDiscussion, post: NewPost): Promise<number> {
    const { author } = discussion;
    const [row]: [{ logged: number }] = await asWritten(currentManager().query(
      `with c as (update community set post_count = post_count + 1, last_event = last_event + 1 where id = $2 returning post_count, last_event),
            d as (insert into discussion (id, community_id, kind, title, tags, author_id, author_name, author_ente, client_key, created_at, pinned, first_number, last_number, last_post_at, last_author_name, content_key, content_hash)
                  select $1::uuid, $2::uuid, $3, $4, $5::text[], $6::uuid, $7, $8, $9::uuid, $10::timestamptz, $11::boolean, post_count, post_count, $10::timestamptz, $7, $12, $13 from c returning id),
            p as (insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at)
                  select $14::uuid, $2::uuid, $1::uuid, 1, post_count, $6::uuid, $7, $8, $9::uuid, $15::jsonb, $10::timestamptz from c)
       insert into community_event (community_id, sequence, kind, discussion_id, post_id, post_sequence, person_id, at) select $2::uuid, last_event, 'DISCUSSION_OPENED', $1::uuid, $14::uuid, 1, $6::uuid, $10::timestamptz from c returning sequence::float8 as logged`,
      [
        ...[discussion.id, discussion.communityId, discussion.kind, discussion.title, discussion.tags, author.personId, author.name, author.ente, discussion.clientKey, discussion.createdAt],
        ...[discussion.pinned ?? false, discussion.contentKey ?? null, discussion.contentHash ?? null, post.id, JSON.stringify(post.text)],
      ],
    ));
    await this.attach(post);
    return row.logged;
  }

  async answer(post: NewPost): Promise<{ readonly sequence: number; readonly logged: number }> {
    const { id, communityId, discussionId, author, clientKey, text, createdAt } = post;
    // One statement: the community, where every writer waits, is held for as short as can be.
    const answered: Promise<[{ sequence: number; logged: number }]> = asWritten(currentManager().query(
      kept(`with c as (update community set post_count = post_count + 1, last_event = last_event + 1 where id = $2 returning post_count, last_event),
            d as (update discussion set last_sequence = last_sequence + 1, last_number = c.post_count, last_post_at = $8::timestamptz, last_author_name = $5, revision = revision + 1 from c where discussion.id = $3 returning last_sequence),
            p as (insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at)
                  select $1::uuid, $2::uuid, $3::uuid, d.last_sequence, c.post_count, $4::uuid, $5, $6, $9::uuid, $7::jsonb, $8::timestamptz from c, d returning sequence)
       insert into community_event (community_id, sequence, kind, discussion_id, post_id, post_sequence, person_id, at)
       select $2::uuid, c.last_event, 'POST_ADDED', $3::uuid, $1::uuid, d.last_sequence, $4::uuid, $8::timestamptz from c, d returning post_sequence as sequence, sequence::float8 as logged`),
      [id, communityId, discussionId, author.personId, author.name, author.ente, JSON.stringify(text), createdAt, clientKey],
    ));
    const [[row]] = await Promise.all([answered, this.attach(post)]);
    return row;
  }

  private async attach({ id, communityId, attachments = [] }: NewPost): Promise<void> {
    if (attachments.length === 0) return;
    await currentManager().query('insert into post_attachment (post_id, community_id, document_id, position, brought) select $1::uuid, $2::uuid, w.id, w.place - 1, w.brought from unnest($3::uuid[], $4::boolean[]) with ordinality w (id, brought, place) join document d on d.id = w.id', [id, communityId, attachments.map(({ documentId }) => documentId), attachments.map(({ isBrought }) => isBrought)]);
  }

  async save({ id, title, tags, closed, pinned, solvedSequence }: Discussion): Promise<void> {
    await currentManager().query('update discussion set title = $2, tags = $3, closed = $4, pinned = $5, solved_sequence = $6, revision = revision + 1 where id = $1', [id, title, tags, closed, pinned, solvedSequence]);
  }

  async saveText(post: Post, before: EarlierPost): Promise<void> {
    await currentManager().query('insert into post_earlier (community_id, post_id, text, at) values ($1, $2, $3, $4)', [post.communityId, post.id, JSON.stringify(before.text), before.at]);
    await currentManager().query('update post set text = $2, edited_at = $3 where id = $1', [post.id, JSON.stringify(post.text), post.editedAt]);
    await this.touch(post.discussionId);
  }

  async withdraw(post: Post): Promise<void> {
    await currentManager().query('update post set text = $2, withdrawn_at = $3 where id = $1', [post.id, JSON.stringify(EMPTY), post.withdrawnAt]);
    await currentManager().query('delete from post_earlier where post_id = $1', [post.id]);
    await this.touch(post.discussionId);
  }

  async attachmentsOf(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, readonly PostAttachment[]>> {
    if (ids.length === 0) return new Map();
    const rows: (PostAttachment & { postId: PostId })[] = await currentManager().query(kept('select post_id as "postId", document_id as "documentId", brought as "isBrought", withheld as "isWithheld" from post_attachment where post_id = any ($1::uuid[]) order by post_id, position'), [ids]);
    return Map.groupBy(rows, ({ postId }) => postId);
  }

  async withhold(id: PostId, documentIds: readonly string[]): Promise<void> {
    await currentManager().query('update post_attachment set withheld = (document_id = any ($2::uuid[])) where post_id = $1', [id, documentIds]);
  }

  async detach(id: PostId): Promise<void> {
    await currentManager().query('delete from post_attachment where post_id = $1', [id]);
  }

  async earlier(id: PostId, limit: number): Promise<EarlierPost[]> {
    return currentManager().query('select text, at from post_earlier where post_id = $1 order by id desc limit $2', [id, limit]);
  }

  async react(post: Post, personId: PersonId, kind: ReactionKind, on: boolean): Promise<boolean> {
    if (on) {
      const rows: unknown[] = await currentManager().query(kept('insert into post_reaction (post_id, kind, person_id, community_id) values ($1, $2, $3, $4) on conflict do nothing returning 1'), [post.id, kind, personId, post.communityId]);
      return rows.length > 0;
    }
    const [, removed]: [unknown, number] = await currentManager().query(kept('delete from post_reaction where post_id = $1 and kind = $2 and person_id = $3'), [post.id, kind, personId]);
    return removed > 0;
  }

  async log({ communityId, kind, discussionId, postId, postSequence, personId, at }: Omit<CommunityLogEntry, 'sequence'>): Promise<number> {
    const [row]: [{ sequence: number }] = await currentManager().query(
      kept(`with c as (update community set last_event = last_event + 1 where id = $1 returning last_event)
       insert into community_event (community_id, sequence, kind, discussion_id, post_id, post_sequence, person_id, at) select $1::uuid, last_event, $2, $3::uuid, $4::uuid, $5::int, $6::uuid, $7::timestamptz from c returning sequence::float8 as sequence`),
      [communityId, kind, discussionId, postId, postSequence, personId, at],
    );
    return row.sequence;
  }

  async logAfter(communityId: CommunityId, after: number, limit: number): Promise<CommunityLogEntry[]> {
    return currentManager().query(
      kept('select e.community_id as "communityId", e.sequence::float8 as sequence, e.kind, e.discussion_id as "discussionId", e.post_id as "postId", e.post_sequence as "postSequence", e.person_id as "personId", e.at from community_event e where e.community_id = $1 and e.sequence > $2 order by e.sequence limit $3'),
      [communityId, after, limit],
    );
  }

  async lockPlace(id: DiscussionId, personId: PersonId): Promise<{ readonly place: ReadingPlace; readonly lastSequence: number; readonly communityId: CommunityId } | null> {
    const manager = currentManager();
    // The place apart from the lock: what another page wrote while this one waited is seen. Asked together, they are done one after the other.
    const [[held], [row]] = (await Promise.all([
      manager.query(kept('select m.community_id as id from community_member m where m.person_id = $2 and m.community_id = (select community_id from discussion where id = $1) for update'), [id, personId]),
      manager.query(
        kept(`select ${PLACE}, d.last_sequence as "lastSequence", d.community_id as "communityId" from discussion d join community_member m on m.community_id = d.community_id and m.person_id = $2
       left join discussion_reading r on r.discussion_id = d.id and r.person_id = $2 where d.id = $1`),
        [id, personId],
      ),
    ])) as [{ id: CommunityId }[], (ReadingPlace & { lastSequence: number; communityId: CommunityId })[]];
    if (!held) return null;
    if (!row) return null;
    // It went to another community while this one waited: the place is there.
    if (row.communityId !== held.id) return this.lockPlace(id, personId);
    const { lastSequence, communityId, ...place } = row;
    return { place, lastSequence, communityId };
  }

  async savePlace(communityId: CommunityId, id: DiscussionId, personId: PersonId, readUpTo: number, grows: number): Promise<void> {
    await currentManager().query(
      kept(`with r as (insert into discussion_reading (person_id, discussion_id, community_id, read_up_to) values ($3, $2, $1, $4) on conflict (person_id, discussion_id) do update set read_up_to = excluded.read_up_to)
       update community_member set read_count = read_count + $5 where community_id = $1 and person_id = $3`),
      [communityId, id, personId, readUpTo, grows],
    );
  }

  async draft(personId: PersonId, place: string): Promise<PostDraft | null> {
    const [found]: PostDraft[] = await currentManager().query(kept('select place, kind, title, text, updated_at as "updatedAt" from post_draft where person_id = $1 and place = $2'), [personId, place]);
    return found ?? null;
  }

  async saveDraft(personId: PersonId, { place, kind, title, text, updatedAt }: PostDraft): Promise<void> {
    await currentManager().query(
      kept('insert into post_draft (person_id, place, kind, title, text, updated_at) values ($1, $2, $3, $4, $5, $6) on conflict (person_id, place) do update set kind = excluded.kind, title = excluded.title, text = excluded.text, updated_at = excluded.updated_at'),
      [personId, place, kind, title, JSON.stringify(text), updatedAt],
    );
  }

  async forgetDraft(personId: PersonId, place: string): Promise<void> {
    await currentManager().query(kept('delete from post_draft where person_id = $1 and place = $2'), [personId, place]);
  }

  async findLoaded(contentKey: string): ReturnType<DiscussionRepository['findLoaded']> {
    const [found]: NonNullable<Awaited<ReturnType<DiscussionRepository['findLoaded']>>>[] = await currentManager().query('select d.id, d.community_id as "communityId", d.moved_to is not null as "isTrace", d.content_hash as "contentHash", p.id as "firstPostId" from discussion d join post p on p.discussion_id = d.id and p.sequence = 1 where d.content_key = $1', [contentKey]);
    return found ?? null;
  }

  async saveLoaded(id: DiscussionId, { title, tags, kind, pinned, text, contentHash }: { readonly title: string; readonly tags: readonly string[]; readonly kind: DiscussionKind; readonly pinned: boolean; readonly text: PostText; readonly contentHash: string }): Promise<void> {
    await currentManager().query('update discussion set title = $2, tags = $3, kind = $4, pinned = $5, content_hash = $6, revision = revision + 1 where id = $1', [id, title, tags, kind, pinned, contentHash]);
    await currentManager().query('update post set text = $2 where discussion_id = $1 and sequence = 1', [id, JSON.stringify(text)]);
  }

  async part({ id, part }: DiscussionPart): Promise<{ readonly version: number; readonly posts: readonly Post[] } | null> {
    const rows: (PostRow & { version: number })[] = await currentManager().query(
      `select ${POST}, (d.heading_revision + sum(p.revision) over ())::float8 as version from post p join discussion d on d.id = p.discussion_id where p.discussion_id = $1 and p.sequence > $2::int * $3::int and p.sequence <= ($2::int + 1) * $3::int order by p.sequence`,
      [id, part, POSTS_PER_PART],
    );
    const [first] = rows;
    return first ? { version: first.version, posts: rows.map(toPost) } : null;
  }

  async parts(after: DiscussionPart | null, limit: number): Promise<(DiscussionPart & { readonly version: number })[]> {
    return currentManager().query(
      `select p.discussion_id as id, (p.sequence - 1) / $4::int as part, (d.heading_revision + sum(p.revision))::float8 as version from post p join discussion d on d.id = p.discussion_id
       where d.moved_to is null and ($1::uuid is null or ((p.discussion_id, p.sequence) > ($1::uuid, ($2::int + 1) * $4::int) and d.id >= $1::uuid)) group by p.discussion_id, (p.sequence - 1) / $4::int, d.heading_revision order by 1, 2 limit $3`,
      [after?.id ?? null, after?.part ?? 0, limit, POSTS_PER_PART],
    );
  }

  private async touch(id: DiscussionId): Promise<void> {
    await currentManager().query('update discussion set revision = revision + 1 where id = $1', [id]);
  }
}

export function toDiscussion({ authorId, authorName, authorEnte, ...row }: Omit<DiscussionRow, 'lastNumber'>): Discussion {
  const { id, communityId, kind, title, tags, createdAt, closed, pinned, solvedSequence, lastSequence, lastPostAt, lastAuthorName, movedTo, revision } = row;
  return { id, communityId, kind, title, tags, author: { personId: authorId, name: authorName, ente: authorEnte }, createdAt, closed, pinned, solvedSequence, lastSequence, lastPostAt, lastAuthorName, movedTo, revision };
}

export function toPost({ authorId, authorName, authorEnte, id, discussionId, communityId, sequence, text, createdAt, editedAt, withdrawnAt, movedTo, hiddenAt, hiddenCategory }: PostRow): Post {
  return { id, discussionId, communityId, sequence, author: { personId: authorId, name: authorName, ente: authorEnte }, text, createdAt, editedAt, withdrawnAt, movedTo, hiddenAt, hiddenCategory };
}
