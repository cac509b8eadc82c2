import './messages.js';
import { Button, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { FollowDocument, IsFollowingDocument, UnfollowDocument } from '../generated/graphql.js';

interface Props {
  readonly kind: 'documento' | 'raccolta' | 'parola' | 'pilastro';
  readonly id: string;
  readonly title: string;
}

/** Asks to be told of something, or no longer. */
export default function FollowButton({ kind, id, title }: Props): ReactElement | null {
  const t = useMessages('together');
  const viewer = useViewer();
  const options = { variables: { kind, id }, refetchQueries: ['IsFollowing', 'Follows'], awaitRefetchQueries: true };
  const { data } = useQuery(IsFollowingDocument, { variables: { kind, id }, skip: !viewer });
  const [follow, following] = useMutation(FollowDocument, options);
  const [unfollow, ending] = useMutation(UnfollowDocument, options);
  if (!viewer || !data) return null;
  const busy = following.loading || ending.loading;
  return (
    <Button color="primary" outline={!data.isFollowing} size="sm" aria-pressed={data.isFollowing} aria-label={t('followOf', { title })} disabled={busy} onClick={() => void (data.isFollowing ? unfollow() : follow()).catch(() => undefined)}>
      {data.isFollowing && <span aria-hidden="true">✓ </span>}
      {t('follow')}
    </Button>
  );
}
