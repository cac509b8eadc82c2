import { Failure, Notice, SaveState, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { PartSave } from './usePartSave.js';

/** What became of what was typed: saved when, refused why, or in the way of somebody else's. */
export function SaveNotices({ save, onTakeTheirs }: { save: PartSave; onTakeTheirs: () => void }): ReactElement {
  const t = useMessages('practices');
  return (
    <>
      <SaveState state={save.state} {...(save.at ? { at: save.at } : {})} />
      {save.conflict && (
        <Notice kind="warning">
          <p>{t('edit.conflict', { by: save.conflict.by })}</p>
          <span className="pr-actions">
            <button type="button" className="btn btn-outline-primary btn-sm" onClick={onTakeTheirs}>
              {t('edit.takeTheirs')}
            </button>
            <button type="button" className="btn btn-primary btn-sm" onClick={save.keepMine}>
              {t('edit.keepMine')}
            </button>
          </span>
        </Notice>
      )}
      {save.message && <Notice kind="danger">{save.message}</Notice>}
      {save.error !== null && <Failure error={save.error} />}
    </>
  );
}
