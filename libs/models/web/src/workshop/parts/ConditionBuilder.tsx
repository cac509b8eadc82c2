import { conditionSentence, type Condition } from '@province-comuni/shared-act-tree';
import { Button, Select, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { variablesOf, vocabularyOf, type DraftData } from '../draft-data.js';
import { ComparisonRow } from './ComparisonRow.js';
import { firstComparison } from './subjects.js';

export interface ConditionBuilderProps {
  readonly id: string;
  readonly label: string;
  /** null: always. */
  readonly value: Condition | null;
  readonly draft: DraftData;
  /** What is wrong with it, as the server says. */
  readonly problem?: string | undefined;
  /** Key of the repeat whose rows the condition may also read. */
  readonly rowOf?: string | undefined;
  readonly onChange: (value: Condition | null) => void;
}

/** A condition built from menus; what it says is read below as a sentence. */
export function ConditionBuilder({ id, label, value, draft, problem, rowOf, onChange }: ConditionBuilderProps): ReactElement {
  const t = useMessages('workshopParts');
  const words = useMemo(() => vocabularyOf(draft), [draft]);
  const group: GroupCondition | null = value === null ? null : isGroup(value) ? value : { op: 'and', args: [value] };
  return (
    <fieldset className="condition-builder" aria-describedby={`${id}-frase`}>
      <legend>{label}</legend>
      <p id={`${id}-frase`} className="condition-sentence" role="status">
        {value === null ? t('condition.always') : t('condition.when', { sentence: conditionSentence(value, words) })}
      </p>
      {problem && (
        <p className="pc-field__error" role="alert">
          {problem}
        </p>
      )}
      {group ? (
        <ConditionGroup id={id} group={group} draft={draft} rowOf={rowOf} depth={0} onChange={(next) => onChange(next === null ? null : next.args.length === 1 ? next.args[0]! : next)} />
      ) : (
        <Button size="xs" outline color="primary" type="button" onClick={() => onChange(firstComparison(draft.formAxis, words.variables))}>
          {t('condition.addFirst')}
        </Button>
      )}
    </fieldset>
  );
}

export type GroupCondition = Extract<Condition, { op: 'and' | 'or' }>;

function isGroup(condition: Condition): condition is GroupCondition {
  return condition.op === 'and' || condition.op === 'or';
}

interface GroupProps {
  readonly id: string;
  readonly group: GroupCondition;
  readonly draft: DraftData;
  readonly rowOf: string | undefined;
  readonly depth: number;
  /** null: nothing is left in it. */
  readonly onChange: (group: GroupCondition | null) => void;
}

/** Deeper than this a person no longer sees what belongs together. */
const MAX_GROUPS = 3;

function ConditionGroup({ id, group, draft, rowOf, depth, onChange }: GroupProps): ReactElement {
  const t = useMessages('workshopParts');
  const variables = useMemo(() => new Map(variablesOf(draft).map((variable) => [variable.key, variable])), [draft]);
  const replace = (index: number, part: Condition | null): void => {
    const args = group.args.flatMap((arg, at) => (at !== index ? [arg] : part === null ? [] : [part]));
    onChange(args.length === 0 ? null : { ...group, args });
  };
  const append = (part: Condition): void => onChange({ ...group, args: [...group.args, part] });
  return (
    <div className="condition-group">
      {group.args.length > 1 && (
        <Select
          aria-label={t('condition.join')}
          placeholder={null}
          value={group.op}
          onChange={(op) => onChange({ ...group, op: op as 'and' | 'or' })}
          options={[
            { value: 'and', label: t('condition.all') },
            { value: 'or', label: t('condition.any') },
          ]}
        />
      )}
      <ol>
        {group.args.map((arg, index) => (
          <li key={index}>
            <ConditionPart id={`${id}-${index}`} position={index + 1} part={arg} draft={draft} rowOf={rowOf} depth={depth} onChange={(next) => replace(index, next)} />
          </li>
        ))}
      </ol>
      <div className="condition-actions">
        <Button size="xs" outline color="primary" type="button" onClick={() => append(firstComparison(draft.formAxis, variables))}>
          {t('condition.add')}
        </Button>
        {depth < MAX_GROUPS && (
          <Button size="xs" outline color="primary" type="button" onClick={() => append({ op: group.op === 'and' ? 'or' : 'and', args: [firstComparison(draft.formAxis, variables), firstComparison(draft.levelAxis, variables)] })}>
            {t('condition.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  readonly id: string;
  readonly position: number;
  readonly part: Condition;
  readonly draft: DraftData;
  readonly rowOf: string | undefined;
  readonly depth: number;
  readonly onChange: (part: Condition | null) => void;
}

/** A comparison or a group, perhaps turned into its contrary. */
function ConditionPart({ id, position, part, draft, rowOf, depth, onChange }: PartProps): ReactElement {
  const t = useMessages('workshopParts');
  const negated = part.op === 'not';
  const inner = negated ? part.arg : part;
  const hand = (next: Condition | null): void => onChange(next === null ? null : negated ? { op: 'not', arg: next } : next);
  return (
    <div className="condition-part" role="group" aria-label={t(isGroup(inner) ? 'condition.group' : 'condition.row', { n: position })}>
      {isGroup(inner) ? (
        <ConditionGroup id={id} group={inner} draft={draft} rowOf={rowOf} depth={depth + 1} onChange={hand} />
      ) : inner.op === 'not' ? (
        <ConditionPart id={id} position={position} part={inner} draft={draft} rowOf={rowOf} depth={depth} onChange={hand} />
      ) : (
        <ComparisonRow id={id} condition={inner} draft={draft} rowOf={rowOf} onChange={hand} />
      )}
      <div className="condition-actions">
        <label className="condition-negated">
          <input type="checkbox" checked={negated} onChange={() => onChange(negated ? inner : { op: 'not', arg: inner })} /> {t('condition.negated')}
        </label>
        <Button size="xs" color="link" type="button" onClick={() => onChange(null)}>
          {t(isGroup(inner) ? 'condition.removeGroup' : 'condition.remove', { n: position })}
        </Button>
      </div>
    </div>
  );
}
