import type { ReactNode } from 'react';
import { formatTime } from './format.js';
import { useMessages } from './i18n.js';

export interface SaveStateProps {
  readonly state: 'idle' | 'saving' | 'saved' | 'error';
  /** When it was saved. */
  readonly at?: string | Date;
  /** Why it was not saved, and what happens now. */
  readonly message?: string;
}

/** Silent saving, made visible: «Salvato 14:32». */
export function SaveState({ state, at, message }: SaveStateProps): ReactNode {
  const t = useMessages('ui');
  const words = state === 'saved' && at ? t('save.savedAt', { time: formatTime(at) }) : state === 'idle' ? '' : t(`save.${state}`);
  return (
    <span className={`pc-save pc-save--${state}`} role="status">
      {[words, message].filter(Boolean).join('. ')}
    </span>
  );
}
