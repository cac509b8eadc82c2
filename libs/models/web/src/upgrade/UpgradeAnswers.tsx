import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { UpgradeData } from './useUpgrade.js';

/** What the upgrade means for the answers, and what the checks will say afterwards. */
export function UpgradeAnswers({ upgrade }: { upgrade: UpgradeData }): ReactElement | null {
  const t = useMessages('upgrade');
  if (upgrade.answers.length === 0 && upgrade.notices.length === 0) return null;
  return (
    <section aria-labelledby="risposte-titolo" className="upgrade-answers">
      {upgrade.answers.length > 0 && (
        <>
          <h2 id="risposte-titolo" className="h5">
            {t('answers')}
          </h2>
          <p>{t('answersLead')}</p>
          <ul>
            {upgrade.answers.map((answer) => (
              <li key={`${answer.key} ${answer.kind} ${answer.fromKey}`}>
                <strong>{answer.label}</strong> · {t(`answerKind.${answer.kind}`)} {answer.before !== null && t(answer.fromLabel === null ? 'answerFromTo' : 'answerFromOther', { before: answer.before, after: answer.after ?? '—', from: answer.fromLabel })} <span className="models-facts">{answer.because}</span>
                {answer.reasons.map((reason) => (
                  <span key={reason} className="models-facts upgrade-answer-reason">
                    {t('authorsReasonIn', { reason })}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {upgrade.notices.length > 0 && (
        <>
          <h2 id={upgrade.answers.length > 0 ? undefined : 'risposte-titolo'} className="h5">
            {t('notices')}
          </h2>
          <ul>
            {upgrade.notices.map((check, index) => (
              <li key={`${check.ruleId} ${index}`}>{check.message}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
