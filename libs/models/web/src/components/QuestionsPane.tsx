import { Button, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import type { Answer, AnswerRefusal, InstanceData } from '../hooks/useInstance.js';
import { QuestionItem } from './QuestionItem.js';

interface Props {
  readonly instance: InstanceData;
  readonly stepId: string;
  readonly onStep: (id: string) => void;
  readonly onSave: (answers: readonly Answer[]) => Promise<AnswerRefusal | null>;
  readonly onFocusQuestion: (key: string) => void;
  readonly onLeaveQuestion: (key: string) => void;
  readonly onShowInAct: (key: string) => void;
}

/** The interview: steps with their progress, the questions of the open one. */
export function QuestionsPane({ instance, stepId, onStep, onSave, onFocusQuestion, onLeaveQuestion, onShowInAct }: Props): ReactElement {
  const t = useMessages('models');
  const shown = useMemo(() => keysShown(instance), [instance]);
  const at = Math.max(0, instance.steps.findIndex((step) => step.id === stepId));
  const step = instance.steps[at];
  const { answered, total, proposed, open } = instance.progress;
  if (!step) return <p>{t('common.empty')}</p>;
  const proposals = step.questions.filter((question) => question.state === 'PROPOSED');
  return (
    <div className="questions-pane">
      <div className="questions-progress">
        <progress value={answered} max={total} aria-label={t('editor.progressLabel')} />
        <p>
          {t('editor.progress', { answered, total })}
          {proposed > 0 && ` · ${t('editor.proposedCount', { count: proposed })}`}
          {open > 0 && ` · ${t('editor.openCount', { count: open })}`}
        </p>
      </div>
      <nav aria-label={t('editor.questions')}>
        <ol className="questions-steps">
          {instance.steps.map((item, index) => {
            const left = item.questions.filter((question) => question.state !== 'ANSWERED').length;
            return (
              <li key={item.id}>
                <button type="button" aria-current={index === at ? 'step' : undefined} onClick={() => onStep(item.id)}>
                  <span>{item.title}</span> <span className="questions-left">{left === 0 ? t('editor.stepDone') : t('editor.stepLeft', { count: left })}</span>
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <section aria-labelledby="passo-titolo">
        <p className="questions-step-count">{t('editor.step', { n: at + 1, total: instance.steps.length })}</p>
        <h2 id="passo-titolo" tabIndex={-1} className="h4">
          {step.title}
        </h2>
        <p>{step.description}</p>
        {proposals.length > 1 && instance.viewerCan.edit && (
          <Button size="xs" outline color="primary" type="button" onClick={() => void onSave(proposals.map((question) => ({ key: question.key, value: question.value, seenRevision: question.revision })))}>
            {t('editor.confirmStep')}
          </Button>
        )}
        {step.questions.map((question) => (
          <QuestionItem key={question.key} question={question} canEdit={instance.viewerCan.edit} inActs={shown.has(question.key)} onSave={onSave} onFocus={onFocusQuestion} onLeave={onLeaveQuestion} onShowInAct={onShowInAct} />
        ))}
        <div className="questions-move">
          {at > 0 && (
            <Button size="sm" outline color="primary" type="button" onClick={() => onStep(instance.steps[at - 1]!.id)}>
              {t('editor.previousStep')}
            </Button>
          )}
          {at < instance.steps.length - 1 && (
            <Button size="sm" color="primary" type="button" onClick={() => onStep(instance.steps[at + 1]!.id)}>
              {t('editor.nextStep')}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}

/** The variables whose value stands somewhere in the acts as they print now. */
function keysShown(instance: InstanceData): ReadonlySet<string> {
  return new Set(Array.from(JSON.stringify(instance.acts.map((act) => act.rendered)).matchAll(/"key":"([^"]+)"/g), (match) => match[1]!));
}
