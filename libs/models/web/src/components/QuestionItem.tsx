import { Badge, Button, Disclosure, Field, formatDateTime, LegalLink, useMessages } from '@province-comuni/shared-ui';
import { useState, type FocusEvent, type ReactElement } from 'react';
import type { Answer, AnswerConflictData, AnswerRefusal, QuestionData } from '../hooks/useInstance.js';
import { QuestionControl } from './QuestionControl.js';
import { readableAnswer } from './typed-value.js';
import { WritingMark } from './WritingMark.js';

interface Props {
  readonly question: QuestionData;
  readonly canEdit: boolean;
  /** Some act shows the answer: one can go and look. */
  readonly inActs: boolean;
  readonly onSave: (answers: readonly Answer[]) => Promise<AnswerRefusal | null>;
  readonly onFocus: (key: string) => void;
  readonly onLeave: (key: string) => void;
  readonly onShowInAct: (key: string) => void;
}

/** The DOM id of a question's control. */
export function questionId(key: string): string {
  return `domanda-${key.replaceAll('.', '-')}`;
}

/** What is on the page and not yet stored, with the revision the person began from: a colleague's answer that came meanwhile is found when saving, not overwritten. */
interface Draft {
  readonly value: unknown;
  readonly seenRevision: number;
}

/** A question with its help, its reason and the state of its answer. What is typed stays on the page until the server has it, whatever colleagues answer meanwhile. */
export function QuestionItem({ question, canEdit, inActs, onSave, onFocus, onLeave, onShowInAct }: Props): ReactElement {
  const t = useMessages('models');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<AnswerConflictData | null>(null);
  const id = questionId(question.key);

  const drafted = (value: unknown, seenRevision = draft?.seenRevision ?? question.revision): Draft => ({ value, seenRevision });

  async function commit(next: Draft): Promise<void> {
    const { value } = next;
    if (draft === null && JSON.stringify(value) === JSON.stringify(question.value) && question.state !== 'PROPOSED') return;
    if (draft === null && typeof value === 'string' && question.type !== 'scelta') return;
    setDraft(next);
    const refusal = await onSave([{ key: question.key, value: value === '' ? null : value, seenRevision: next.seenRevision }]);
    setConflict(refusal?.conflict ?? null);
    setError(refusal ? (Object.values(refusal.problems).join(' ') || null) : null);
    if (!refusal) setDraft(null);
  }

  return (
    <div role="presentation" className={`question question-${question.state.toLowerCase()}`} onFocus={() => onFocus(question.key)} onBlur={(event) => leaves(event) && onLeave(question.key)} onKeyDown={(event) => event.altKey && event.key === 'ArrowRight' && (event.preventDefault(), onShowInAct(question.key))}>
      <Field id={id} label={question.question} help={question.help} error={error} required={question.required} group={['scelta', 'scelte', 'si-no', 'tabella'].includes(question.type)}>
        <QuestionControl id={id} question={question} value={draft ? draft.value : question.value} disabled={!canEdit} onDraft={(value) => setDraft(drafted(value))} onCommit={(value) => void commit(drafted(value))} />
      </Field>
      <WritingMark kind="QUESTION" id={question.key} />
      {conflict && (
        <div className="question-conflict" role="alert">
          <p>
            <strong>{t('editor.conflictTitle')}</strong> {t('editor.conflictText', { by: conflict.by ?? t('clause.someone'), value: readableAnswer(question, conflict.currentValue) })}
          </p>
          <Button size="xs" outline color="primary" type="button" onClick={() => (setConflict(null), setDraft(null), void onSave([]))}>
            {t('editor.keepTheirs')}
          </Button>{' '}
          <Button size="xs" color="primary" type="button" onClick={() => void commit(drafted(draft?.value, conflict.currentRevision))}>
            {t('editor.keepMine')}
          </Button>
        </div>
      )}
      <div className="question-foot">
        <QuestionStateBadge question={question} />
        {question.state === 'PROPOSED' && canEdit && (
          <Button size="xs" outline color="primary" type="button" onClick={() => void onSave([{ key: question.key, value: question.value, seenRevision: question.revision }])} aria-label={`${t('editor.confirm')}: ${question.label}`}>
            {t('editor.confirm')}
          </Button>
        )}
        {inActs && (
          <Button size="xs" color="link" type="button" onClick={() => onShowInAct(question.key)} aria-label={`${t('editor.lookInAct')}: ${question.label}`}>
            {t('editor.lookInAct')}
          </Button>
        )}
      </div>
      {(question.why || question.sources.length > 0) && (
        <Disclosure summary={t('editor.why')}>
          <p>{question.why}</p>
          {question.sources.length > 0 && (
            <ul>
              {question.sources.map((source) => (
                <li key={source.urn}>
                  <LegalLink {...source} />
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      )}
    </div>
  );
}

/** Whether the focus goes out of the question, not from one of its parts to another. */
function leaves({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !currentTarget.contains(relatedTarget);
}

function QuestionStateBadge({ question }: { question: QuestionData }): ReactElement {
  const t = useMessages('models');
  if (question.state === 'ANSWERED') {
    return <span className="question-state">{question.answeredBy && question.answeredAt ? t('editor.answeredBy', { person: question.answeredBy, date: formatDateTime(question.answeredAt) }) : ''}</span>;
  }
  if (question.state === 'PROPOSED') return <Badge tone="info">{t(({ REGISTRO: 'editor.fromRegistry', DOCUMENTO: 'editor.fromDocument' } as Record<string, string>)[question.origin] ?? 'editor.proposed')}</Badge>;
  return <Badge tone={question.required ? 'warning' : 'neutral'}>{t('editor.open')}</Badge>;
}
