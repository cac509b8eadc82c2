import { useMessages } from '@province-comuni/shared-ui';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { PostPlaceDocument } from '../generated/graphql.js';
import type { PostData, ThreadData } from '../hooks/useThread.js';

type Place = NonNullable<PostData['movedTo']>;

/** Posts of a page, with those that went to one place together as one. */
export function withMovedTogether(posts: readonly PostData[]): (readonly PostData[])[] {
  const groups: PostData[][] = [];
  for (const post of posts) {
    const before = groups.at(-1)?.at(-1);
    if (post.moved && before?.moved && before.movedTo?.discussionId === post.movedTo?.discussionId && before.sequence + 1 === post.sequence) groups.at(-1)!.push(post);
    else groups.push([post]);
  }
  return groups;
}

/** Where posts were: a short trace that leads to them. */
export function MovedPosts({ posts, discussionId }: { readonly posts: readonly PostData[]; readonly discussionId: string }): ReactElement {
  const t = useMessages('communities');
  const [first, last] = [posts[0]!, posts.at(-1)!];
  return (
    <p id={`messaggio-${first.sequence}`} data-sequence={last.sequence} className="pc-quiet" tabIndex={-1}>
      {first === last ? t('thread.moved', { number: first.sequence }) : t('thread.movedMany', { number: first.sequence, last: last.sequence })}{' '}
      {first.movedTo && <Link to={hrefOf(first.movedTo)}>{first.movedTo.discussionId === discussionId ? t('thread.movedHere') : t('thread.movedTo', { title: first.movedTo.title })}</Link>}
    </p>
  );
}

/**
 * Leads from an old address to where its discussion or post is read now.
 * @param id discussion of the address. @param start number of the post of the address; null: none
 * @returns whether the page is about to be another one
 */
export function useMovedAddress(head: ThreadData | null, key: string, id: string, start: number | null, posts: readonly PostData[]): boolean {
  const client = useApolloClient();
  const navigate = useNavigate();
  const isOther = head !== null && (head.discussion.id !== id || head.community.key !== key);
  const place = start === null ? null : (posts.find(({ sequence }) => sequence === start)?.movedTo ?? null);
  useEffect(() => {
    if (!head || !(isOther || place)) return;
    let gone = false;
    const lead = (to: string): void => void (gone || navigate(to, { replace: true }));
    if (place) lead(hrefOf(place));
    else if (start === null) lead(`/community/${head.community.key}/${head.discussion.id}`);
    else
      client.query({ query: PostPlaceDocument, variables: { discussionId: id, sequence: start }, fetchPolicy: 'no-cache' }).then(
        ({ data }) => lead(data?.postPlace ? hrefOf(data.postPlace) : `/community/${head.community.key}/${head.discussion.id}`),
        () => lead(`/community/${head.community.key}/${head.discussion.id}`),
      );
    return () => {
      gone = true;
    };
  }, [client, head, id, isOther, navigate, place, start]);
  return isOther || place !== null;
}

function hrefOf({ communityKey, discussionId, sequence }: Pick<Place, 'communityKey' | 'discussionId' | 'sequence'>): string {
  return `/community/${communityKey}/${discussionId}${sequence > 1 ? `?messaggio=${sequence}` : ''}`;
}
