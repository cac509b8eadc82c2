import type { Translate } from '@province-comuni/shared-ui';
import type { DraftRefusal } from '../useDraftChanges.js';

/** Why a change without a form was not made, in one sentence. @param t texts of the workshop */
export function refusalWords(refusal: DraftRefusal, t: Translate): string {
  if (refusal.message) return refusal.message;
  if (refusal.conflict) return t('conflict.moved', { by: refusal.conflict.by ?? t('someone') });
  return Object.values(refusal.problems)[0] ?? t('failed');
}
