import type { PostText } from '@province-comuni/communities-contract';
import { Skeleton } from '@province-comuni/shared-ui';
import { lazy, Suspense, type ReactElement } from 'react';
import type { EditorHandle } from '../editor/PostEditor.js';

const PostEditor = lazy(() => import('../editor/PostEditor.js'));

interface Props {
  readonly label: string;
  readonly initial: PostText;
  /** Null: nobody can be mentioned. */
  readonly communityId: string | null;
  readonly onChange: (text: PostText) => void;
  readonly onReady?: (handle: EditorHandle) => void;
  readonly problem?: string | undefined;
}

/** The editor of a post, loaded where somebody writes. */
export function Composer(props: Props): ReactElement {
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <PostEditor {...props} />
    </Suspense>
  );
}
