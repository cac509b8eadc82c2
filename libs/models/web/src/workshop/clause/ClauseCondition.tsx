import { conditionSentence, type Condition } from '@province-comuni/shared-act-tree';
import { Button, useMessages } from '@province-comuni/shared-ui';
import { useMemo, useState, type ReactElement } from 'react';
import { vocabularyOf, type DraftData } from '../draft-data.js';
import { ConditionBuilder } from '../parts/index.js';

interface Props {
  readonly draft: DraftData;
  readonly value: Condition | null;
  readonly problem: string | undefined;
  readonly onChange: (value: Condition | null) => void;
}

/** When the clause is in the act, as a sentence; the menus open below it. */
export function ClauseCondition({ draft, value, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshop');
  const [open, setOpen] = useState(false);
  const words = useMemo(() => vocabularyOf(draft), [draft]);
  const shown = open || problem !== undefined;
  return (
    <div className="workshop-condition">
      <p className="workshop-condition-line">
        <span>{value ? t('clause.appliesIf', { sentence: conditionSentence(value, words) }) : t('clause.appliesAlways')}</span>{' '}
        <Button size="xs" outline color="primary" type="button" aria-expanded={shown} onClick={() => setOpen(!open)}>
          {t(shown ? 'clause.closeCondition' : 'clause.changeCondition')}
        </Button>
      </p>
      {shown && <ConditionBuilder id="clausola-quando" label={t('clause.condition')} value={value} draft={draft} problem={problem} onChange={onChange} />}
    </div>
  );
}
