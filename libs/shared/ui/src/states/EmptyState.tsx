import type { ReactNode } from 'react';

/** Nothing here yet: says so, and what to do. */
export function EmptyState({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }): ReactNode {
  return (
    <div className="pc-empty">
      <p className="pc-empty__title">{title}</p>
      {children && <div>{children}</div>}
      {action && <div className="pc-empty__action">{action}</div>}
    </div>
  );
}
