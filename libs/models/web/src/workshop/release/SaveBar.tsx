import { Button, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { PartWork } from './usePartDraft.js';

/** Saving a list of the draft; what was refused, and a colleague's change met on the way. */
export function SaveBar<T>({ work }: { readonly work: PartWork<T> }): ReactElement {
  const t = useMessages('workshopRelease');
  const { refusal } = work;
  const messages = [...(refusal?.message ? [refusal.message] : []), ...Object.values(refusal?.problems ?? {})];
  return (
    <div className="release-save">
      {messages.length > 0 && (
        <Notice kind="danger">
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {refusal?.conflict && (
        <Notice kind="warning" title={t('conflict', { by: refusal.conflict.by ?? t('someone') })}>
          <Button size="xs" outline color="primary" type="button" onClick={work.giveUp}>
            {t('takeTheirs')}
          </Button>{' '}
          <Button size="xs" outline color="primary" type="button" onClick={() => void work.saveOver()}>
            {t('keepMine')}
          </Button>
        </Notice>
      )}
      <Button color="primary" size="sm" type="button" disabled={!work.changed || work.busy} onClick={() => void work.save()}>
        {t('save')}
      </Button>
      {work.changed && <span role="status"> {t('unsaved')}</span>}
    </div>
  );
}
