import type { Comment, CommentId, CommentRepository, DocumentId, EarlierText } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const COLUMNS = 'c.id, c.document_id as "documentId", c.parent_id as "parentId", c.author_id as "authorId", c.author_name as "authorName", c.text, c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at as "deletedAt"';
/** A deleted comment is shown only where somebody answered it. */
const SHOWN = '(c.deleted_at is null or exists (select 1 from document_comment a where a.parent_id = c.id and a.deleted_at is null))';

/** Comments in PostgreSQL, behind row level security. */
export class PostgresCommentRepository implements CommentRepository {
  async add({ id, documentId, parentId, authorId, authorName, text, createdAt }: Comment, clientKey: string): Promise<Comment> {
    await currentManager().query(
      'insert into document_comment (id, document_id, parent_id, author_id, author_name, client_key, text, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (author_id, client_key) do nothing',
      [id, documentId, parentId, authorId, authorName, clientKey, text, createdAt],
    );
    const [kept]: Comment[] = await currentManager().query(`select ${COLUMNS} from document_comment c where c.author_id = $1 and c.client_key = $2`, [authorId, clientKey]);
    return kept!;
  }

  async find(ids: readonly CommentId[]): Promise<Comment[]> {
    if (ids.length === 0) return [];
    return currentManager().query(`select ${COLUMNS} from document_comment c where c.id = any ($1::uuid[])`, [ids]);
  }

  async lock(id: CommentId): Promise<Comment | null> {
    const [comment]: Comment[] = await currentManager().query(`select ${COLUMNS} from document_comment c where c.id = $1 for update`, [id]);
    return comment ?? null;
  }

  async save({ id, text, editedAt, deletedAt }: Comment): Promise<void> {
    await currentManager().query('update document_comment set text = $2, edited_at = $3, deleted_at = $4 where id = $1', [id, text, editedAt, deletedAt]);
  }

  async keepEarlier({ commentId, text, at }: EarlierText): Promise<void> {
    await currentManager().query('insert into document_comment_earlier (comment_id, text, at) values ($1, $2, $3)', [commentId, text, at]);
  }

  async forgetEarlier(id: CommentId): Promise<void> {
    await currentManager().query('delete from document_comment_earlier where comment_id = $1', [id]);
  }

  async threadsOf(documentId: DocumentId, { offset, limit }: { readonly offset: number; readonly limit: number }): Promise<{ readonly items: Comment[]; readonly total: number }> {
    const where = `c.document_id = $1 and c.parent_id is null and ${SHOWN}`;
    const items: Comment[] = await currentManager().query(`select ${COLUMNS} from document_comment c where ${where} order by c.created_at desc, c.id offset $2 limit $3`, [documentId, offset, limit]);
    const [{ total }]: [{ total: number }] = await currentManager().query(`select count(*)::int as total from document_comment c where ${where}`, [documentId]);
    return { items, total };
  }

  async answersTo(ids: readonly CommentId[]): Promise<Comment[]> {
    if (ids.length === 0) return [];
    return currentManager().query(`select ${COLUMNS} from document_comment c where c.parent_id = any ($1::uuid[]) and c.deleted_at is null order by c.created_at, c.id`, [ids]);
  }

  async earlierOf(ids: readonly CommentId[]): Promise<EarlierText[]> {
    if (ids.length === 0) return [];
    return currentManager().query('select comment_id as "commentId", text, at from document_comment_earlier where comment_id = any ($1::uuid[]) order by id desc', [ids]);
  }

  async authorsIn(threadId: CommentId): Promise<PersonId[]> {
    const rows: { author_id: PersonId }[] = await currentManager().query('select distinct author_id from document_comment where (id = $1 or parent_id = $1) and deleted_at is null', [threadId]);
    return rows.map((row) => row.author_id);
  }
}
