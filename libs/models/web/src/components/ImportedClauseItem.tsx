import type { RichText } from '@province-comuni/shared-act-tree';
import { Badge, Button, Disclosure, Field, Select, TextInput, useMessages, type Tone } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { ChipLabels } from '../editor/clause-extensions.js';
import type { ClauseChoice, ImportData, ImportedClauseData } from '../hooks/useConventionImport.js';
import { RedlineView } from './RedlineView.js';

interface Props {
  readonly clause: ImportedClauseData;
  readonly imported: ImportData;
  readonly labels: ChipLabels;
  readonly busy: boolean;
  readonly onDecide: (choice: ClauseChoice) => Promise<boolean>;
}

const TONES: Record<string, Tone> = { STANDARD: 'success', ADATTATA: 'info', VINCOLATA: 'warning', LOCALE: 'neutral', ESCLUSA: 'danger' };
const LOCAL = ':local';
const DROP = ':drop';

/** A clause of the document: its text, where it goes, and how it differs from the model. Nothing changes until it is confirmed. */
export function ImportedClauseItem({ clause, imported, labels, busy, onDecide }: Props): ReactElement {
  const t = useMessages('imports');
  const current = clause.state === 'ESCLUSA' ? DROP : (clause.modelClauseId ?? LOCAL);
  const [draft, setDraft] = useState<string | null>(null);
  const [keepText, setKeepText] = useState(clause.keepText);
  const [reason, setReason] = useState(clause.reason ?? '');
  const target = draft ?? current;
  const changed = target !== current || keepText !== clause.keepText || (target === DROP && reason !== (clause.reason ?? ''));
  const names = new Map(imported.clauseNames.map((name) => [name.key, name.label]));
  const free = [...(clause.modelClauseId ? [clause.modelClauseId] : []), ...imported.missing.map((missing) => missing.clauseId)];
  const id = `clausola-${clause.id}`;

  async function confirm(): Promise<void> {
    const choice: ClauseChoice = target === LOCAL ? { choice: 'local' } : target === DROP ? { choice: 'drop', reason } : { choice: 'match', modelClauseId: target, keepText };
    if (await onDecide(choice)) setDraft(null);
  }

  return (
    <li className={`import-clause${clause.decided ? ' import-clause-decided' : ''}`}>
      <h3 id={id} tabIndex={-1} className="h6 import-clause-title">
        {clause.label}
      </h3>
      <p className="import-clause-state">
        <Badge tone={TONES[clause.state] ?? 'neutral'}>{t(`review.state_${clause.state}`)}</Badge> <span>{t(clause.decided ? 'review.confirmed' : 'review.waiting')}</span>
        {clause.score !== null && <span>{t('review.score', { word: t(`review.score_${scoreWord(clause)}`) })}</span>}
        {clause.reasons.length > 0 && <span>{clause.reasons.join(', ')}</span>}
      </p>
      {clause.state === 'VINCOLATA' && <p>{t('review.fixed')}</p>}
      {clause.setAside.map((aside) => (
        <p key={aside.label} className="models-facts">
          {t('review.setAside', aside)}
        </p>
      ))}
      {imported.viewerCanEdit && (
        <div className="import-clause-choice">
          <Field id={`${id}-va`} label={t('review.goesTo')}>
            <Select
              value={target}
              onChange={setDraft}
              disabled={busy}
              placeholder={null}
              aria-describedby={id}
              options={[...free.map((value) => ({ value, label: names.get(value) ?? value })), { value: LOCAL, label: t('review.local') }, { value: DROP, label: t('review.drop') }]}
            />
          </Field>
          {target === DROP && (
            <Field id={`${id}-motivo`} label={t('review.reason')} help={t('review.reasonHelp')} required>
              <TextInput value={reason} onChange={setReason} maxLength={1000} />
            </Field>
          )}
          {clause.state === 'VINCOLATA' && target === current && (
            <p className="import-keep">
              <input id={`${id}-tieni`} type="checkbox" checked={keepText} onChange={(event) => setKeepText(event.target.checked)} /> <label htmlFor={`${id}-tieni`}>{t('review.keepText')}</label>
            </p>
          )}
          {(!clause.decided || changed) && (
            <Button color="primary" size="xs" type="button" disabled={busy} aria-label={`${t('review.confirm')}: ${clause.label}`} onClick={() => void confirm()}>
              {t('review.confirm')}
            </Button>
          )}
        </div>
      )}
      {clause.modelBody && clause.comparedBody ? (
        <Disclosure summary={t('review.redline')} open={!clause.decided}>
          <RedlineView before={clause.modelBody as RichText} after={clause.comparedBody as RichText} labels={labels} />
        </Disclosure>
      ) : (
        clause.state === 'STANDARD' && <p className="models-facts">{t('review.same')}</p>
      )}
      <Disclosure summary={t('review.text')} open={clause.state === 'LOCALE' && !clause.decided}>
        <RedlineView before={clause.body as RichText} after={clause.body as RichText} labels={labels} />
      </Disclosure>
    </li>
  );
}

function scoreWord({ state, score }: ImportedClauseData): string {
  if (state === 'STANDARD') return 'same';
  return (score ?? 0) >= 0.75 ? 'high' : (score ?? 0) >= 0.5 ? 'medium' : 'low';
}
