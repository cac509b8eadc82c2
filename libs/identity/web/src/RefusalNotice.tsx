import { Failure, Notice } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';

/** What a form says above its fields when the server refused, or did not answer. */
export function RefusalNotice({ change }: { readonly change: { readonly message: string | null; readonly error: unknown } }): ReactNode {
  if (change.error) return <Failure error={change.error} />;
  return change.message ? <Notice kind="danger"><p>{change.message}</p></Notice> : null;
}
