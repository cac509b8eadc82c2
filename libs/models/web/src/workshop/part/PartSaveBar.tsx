import { Button, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import type { PartWork } from './usePartWork.js';

interface Props<T> {
  readonly work: PartWork<T>;
  readonly label: string;
  /** What a colleague saved meanwhile, drawn so that one can judge. */
  readonly theirs?: (value: T) => ReactNode;
  readonly onSave: () => unknown;
  readonly onSaveOver: () => unknown;
}

/** Saving a part: the button, what was refused, and a colleague's change met on the way. */
export function PartSaveBar<T>({ work, label, theirs, onSave, onSaveOver }: Props<T>): ReactElement {
  const t = useMessages('workshop');
  const { refusal, changed, busy } = work;
  return (
    <div className="workshop-save">
      {refusal?.conflict ? (
        <Notice kind="warning" title={t(refusal.conflict.current === null ? 'conflict.gone' : 'conflict.title', { by: refusal.conflict.by ?? t('someone') })}>
          {refusal.conflict.current !== null && theirs?.(refusal.conflict.current as T)}
          <div className="workshop-buttons">
            <Button size="xs" outline color="primary" type="button" onClick={work.giveUp}>
              {t('conflict.takeTheirs')}
            </Button>
            {refusal.conflict.seen !== null && (
              <Button size="xs" outline color="primary" type="button" onClick={() => void onSaveOver()}>
                {t('conflict.keepMine')}
              </Button>
            )}
          </div>
        </Notice>
      ) : (
        refusal && <Notice kind="danger">{refusal.message ?? (Object.keys(refusal.problems).length > 0 ? t('save.fields') : t('failed'))}</Notice>
      )}
      <div className="workshop-buttons">
        <Button color="primary" size="sm" type="button" disabled={!changed || busy} onClick={() => void onSave()}>
          {label}
        </Button>
        {changed && (
          <Button size="sm" outline color="primary" type="button" disabled={busy} onClick={work.giveUp}>
            {t('save.giveUp')}
          </Button>
        )}
        <span role="status" className="workshop-quiet">
          {changed ? t(work.restored ? 'save.restored' : 'save.unsaved') : ''}
        </span>
      </div>
    </div>
  );
}
