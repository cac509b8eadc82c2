import type { ConditionExplanation } from '@province-comuni/shared-act-tree';
import { Disclosure, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DraftPreviewData } from '../draft-data.js';

type Reason = DraftPreviewData['because'][number];

/** Why a clause is on the page. */
export function ShownBecause({ reason }: { readonly reason: Reason | undefined }): ReactElement {
  const t = useMessages('workshop');
  const explanation = (reason?.explanation ?? null) as ConditionExplanation | null;
  if (!explanation) return <p className="workshop-why">{t('why.always')}</p>;
  return (
    <div className="workshop-why">
      {t('why.because')}
      <Explanation explanation={explanation} />
    </div>
  );
}

/** The clauses that are not on the page, each with the reason. */
export function HiddenClauses({ reasons, nameOf, onClause }: { readonly reasons: readonly Reason[]; readonly nameOf: (id: string) => string; readonly onClause: (id: string) => void }): ReactElement | null {
  const t = useMessages('workshop');
  if (reasons.length === 0) return null;
  return (
    <ul className="workshop-hidden-clauses" aria-label={t('why.hiddenLabel')}>
      {reasons.map((reason) => (
        <li key={reason.clauseId}>
          <p>
            {t('why.hidden')}{' '}
            <button type="button" className="act-margin-button" onClick={() => onClause(reason.clauseId)}>
              {nameOf(reason.clauseId)}
            </button>
          </p>
          {reason.explanation ? (
            <Disclosure
              summary={
                <span>
                  {t('why.reason')}
                  <span className="visually-hidden">: {nameOf(reason.clauseId)}</span>
                </span>
              }
              open
            >
              <Explanation explanation={reason.explanation as ConditionExplanation} />
            </Disclosure>
          ) : (
            <p>{t('why.withGroup')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A condition judged part by part: ✓ holds, ✗ does not, ? an answer is missing. */
export function Explanation({ explanation }: { readonly explanation: ConditionExplanation }): ReactElement {
  return (
    <ul className="workshop-explanation">
      <ExplanationPart explanation={explanation} />
    </ul>
  );
}

function ExplanationPart({ explanation }: { explanation: ConditionExplanation }): ReactElement {
  const t = useMessages('workshop');
  const { holds, joined, parts, sentence } = explanation;
  const answer = holds === null ? 'unknown' : holds ? 'yes' : 'no';
  return (
    <li>
      <span className={`workshop-holds workshop-holds-${answer}`} aria-hidden="true">
        {t(`why.mark_${answer}`)}
      </span>
      <span className="visually-hidden">{t(`why.${answer}`)}: </span> {joined ? t(`why.join_${joined}`) : sentence}
      {parts.length > 0 && (
        <ul>
          {parts.map((part, index) => (
            <ExplanationPart key={index} explanation={part} />
          ))}
        </ul>
      )}
    </li>
  );
}
