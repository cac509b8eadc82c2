import { Badge, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DiscussionFieldsFragment } from '../generated/graphql.js';

/** Kind and state of a discussion, in words. */
export function DiscussionBadges({ discussion }: { readonly discussion: Pick<DiscussionFieldsFragment, 'kind' | 'pinned' | 'solved' | 'closed' | 'tags'> }): ReactElement {
  const t = useMessages('communities');
  return (
    <span className="com-badges">
      <Badge tone="info">{t(`kinds.${discussion.kind}`)}</Badge>
      {discussion.solved && <Badge tone="success">{t('states.RISOLTA')}</Badge>}
      {discussion.closed && <Badge tone="warning">{t('states.CHIUSA')}</Badge>}
      {discussion.pinned && <Badge>{t('pinned')}</Badge>}
      {discussion.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
    </span>
  );
}
