import { Badge, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ClauseCommentFieldsFragment } from './generated/graphql.js';

/** Who wrote it, where, and when. */
export function AuthorLine({ author, at }: { readonly author: ClauseCommentFieldsFragment['author']; readonly at: string }): ReactElement {
  const t = useMessages('review');
  return (
    <p className="review-author">
      <strong>{author.name}</strong>
      {author.me && ` (${t('me')})`} {author.origin !== 'page' && <Badge tone="info">{t(`origin.${author.origin}`)}</Badge>} <span className="review-facts">{formatDateTime(at)}</span>
    </p>
  );
}
