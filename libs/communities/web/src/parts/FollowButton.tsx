import { Button, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { FollowHereDocument, IsFollowingHereDocument, UnfollowHereDocument } from '../generated/graphql.js';

/** Asks to be told of a community or discussion, or no longer. */
export function FollowButton({ kind, id, title }: { readonly kind: 'community' | 'discussione'; readonly id: string; readonly title: string }): ReactElement | null {
  const t = useMessages('communities');
  const viewer = useViewer();
  const options = { variables: { kind, id }, refetchQueries: ['IsFollowingHere'], awaitRefetchQueries: true };
  const { data } = useQuery(IsFollowingHereDocument, { variables: { kind, id }, skip: !viewer, fetchPolicy: 'cache-and-network' });
  const [follow, following] = useMutation(FollowHereDocument, options);
  const [unfollow, ending] = useMutation(UnfollowHereDocument, options);
  if (!viewer || !data) return null;
  return (
    <Button color="primary" outline={!data.isFollowing} size="sm" aria-pressed={data.isFollowing} aria-label={t('follow.onOf', { title })} title={t('follow.help')} disabled={following.loading || ending.loading} onClick={() => void (data.isFollowing ? unfollow() : follow()).catch(() => undefined)}>
      {data.isFollowing && <span aria-hidden="true">✓ </span>}
      {t('follow.on')}
    </Button>
  );
}
