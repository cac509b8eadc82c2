import '../messages.js';
import { Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

/** Says that what stands in a form was begun before. */
export function RestoredNotice({ shown }: { readonly shown: boolean }): ReactElement {
  const t = useMessages('communities');
  return <div role="status">{shown && <Notice kind="info"><p>{t('draft.restored')}</p></Notice>}</div>;
}
