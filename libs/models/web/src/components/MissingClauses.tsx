import { Badge, Button, Disclosure, Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { MissingClauseData } from '../hooks/useConventionImport.js';

/** The clauses of the model that the document does not have: kept where the model wants them, otherwise a person decides. */
export function MissingClauses({ missing, canEdit, busy, onDecide }: { missing: readonly MissingClauseData[]; canEdit: boolean; busy: boolean; onDecide: (clauseId: string, suppress: boolean) => Promise<boolean> }): ReactElement {
  const t = useMessages('imports');
  const fixed = missing.filter((clause) => clause.fixed);
  return (
    <section aria-labelledby="mancanti-titolo">
      <h2 id="mancanti-titolo" className="h4">
        {t('review.missing')}
      </h2>
      {missing.length === 0 ? <p>{t('review.noMissing')}</p> : <p>{t('review.missingLead')}</p>}
      <ul className="import-list">
        {missing
          .filter((clause) => !clause.fixed)
          .map((clause) => (
            <MissingItem key={clause.clauseId} clause={clause} canEdit={canEdit} busy={busy} onDecide={(suppress) => onDecide(clause.clauseId, suppress)} />
          ))}
      </ul>
      {fixed.length > 0 && (
        <Disclosure summary={`${t('review.missingFixed')} (${fixed.length})`}>
          <ul>
            {fixed.map((clause) => (
              <li key={clause.clauseId}>{clause.label}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function MissingItem({ clause, canEdit, busy, onDecide }: { clause: MissingClauseData; canEdit: boolean; busy: boolean; onDecide: (suppress: boolean) => Promise<boolean> }): ReactElement {
  const t = useMessages('imports');
  const [draft, setDraft] = useState<string | null>(null);
  const choice = draft ?? clause.choice;
  const id = `mancante-${clause.clauseId}`;
  return (
    <li className={`import-clause${clause.decided ? ' import-clause-decided' : ''}`}>
      <h3 id={id} tabIndex={-1} className="h6 import-clause-title">
        {clause.label}
      </h3>
      <p className="import-clause-state">
        <Badge tone={clause.decided ? 'success' : 'warning'}>{t(clause.decided ? 'review.confirmed' : 'review.waiting')}</Badge>
      </p>
      {canEdit && (
        <div className="import-clause-choice">
          <Field id={`${id}-scelta`} label={t('review.goesTo')}>
            <Select value={choice} onChange={setDraft} disabled={busy} placeholder={null} options={['suppress', 'keep'].map((value) => ({ value, label: t(`review.${value}`) }))} />
          </Field>
          {(!clause.decided || choice !== clause.choice) && (
            <Button color="primary" size="xs" type="button" disabled={busy} aria-label={`${t('review.confirm')}: ${clause.label}`} onClick={() => void onDecide(choice === 'suppress').then((kept) => kept && setDraft(null))}>
              {t('review.confirm')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
