import { Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ReviewChange } from './review-changes.js';

/** Why a change was not made, as far as no field says it. */
export function ChangeProblems({ change }: { readonly change: Pick<ReviewChange<never>, 'message' | 'problems' | 'error'> }): ReactElement {
  const t = useMessages('review');
  const message = change.message ?? (Object.keys(change.problems).length > 0 ? t('problems') : null);
  return (
    <>
      {message && <Notice kind="danger">{message}</Notice>}
      {change.error != null && <Failure error={change.error} />}
    </>
  );
}
