import { conditionSentence } from '@province-comuni/shared-act-tree';
import { useMessages } from '@province-comuni/shared-ui';
import { useMemo, useRef } from 'react';
import type { LogicWords } from '../../editor/clause-extensions.js';
import { vocabularyOf, type DraftData } from '../draft-data.js';

/** How conditions and repeats inside a text read. Always the same function, so that a change of the draft does not restart the editor. */
export function useLogicWords(draft: DraftData): LogicWords {
  const t = useMessages('workshop');
  const now = useRef(draft);
  now.current = draft;
  return useMemo(
    (): LogicWords =>
      ({ when, repeat }) => {
        if (!when && !repeat) return null;
        const words = vocabularyOf(now.current);
        return [...(repeat ? [t('logic.forEach', { label: words.variables.get(repeat)?.label ?? repeat })] : []), ...(when ? [t('logic.if', { sentence: conditionSentence(when, words) })] : [])].join(', ');
      },
    [t],
  );
}
