import type { Condition, Expression } from '@province-comuni/shared-act-tree';
import { Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { valuesOf, variableChoicesOf, variablesOf, type DraftData } from '../draft-data.js';
import { ExpressionEditor } from './ExpressionEditor.js';
import { NumberField } from './NumberField.js';
import { COMPARISONS_OF, natureOf, newComparison, subjectOf, type ComparisonName, type Nature } from './subjects.js';

export type ComparisonCondition = Exclude<Condition, { op: 'and' | 'or' | 'not' }>;

interface Props {
  readonly id: string;
  readonly condition: ComparisonCondition;
  readonly draft: DraftData;
  readonly rowOf: string | undefined;
  readonly onChange: (condition: Condition) => void;
}

const CALCULATION = ' calcolo';

/** What is looked at, how, and what it is compared with. */
export function ComparisonRow({ id, condition, draft, rowOf, onChange }: Props): ReactElement {
  const t = useMessages('workshopParts');
  const variables = useMemo(() => new Map(variablesOf(draft).map((variable) => [variable.key, variable])), [draft]);
  const subject = subjectOf(condition);
  const nature = natureOf(subject, variables);
  const comparisons = COMPARISONS_OF[nature.kind];
  const subjects = variableChoicesOf(draft).filter((choice) => variables.has(choice.value) || choice.value.startsWith(`${rowOf ?? ' '}.`));
  const plain = subject.kind === 'variable';

  function look(value: string): void {
    const left: Expression = value === CALCULATION ? { kind: 'call', fn: 'conta', args: [{ kind: 'variable', key: '' }] } : { kind: 'variable', key: value };
    onChange(newComparison(left, COMPARISONS_OF[natureOf(left, variables).kind][0]!, variables));
  }

  return (
    <div className="condition-comparison">
      <Select id={`${id}-dato`} aria-label={t('condition.subject')} value={plain ? subject.key : CALCULATION} onChange={look} options={[...known(subject, subjects), { value: CALCULATION, label: t('condition.calculation') }]} />
      {!plain && <ExpressionEditor id={`${id}-calcolo`} label={t('condition.subject')} value={subject} draft={draft} onChange={(left) => 'left' in condition && onChange({ ...condition, left })} />}
      <Select
        id={`${id}-confronto`}
        aria-label={t('condition.comparison')}
        placeholder={null}
        value={condition.op}
        onChange={(op) => onChange(sameValue(condition, newComparison(subject, op as ComparisonName, variables)))}
        options={[...(comparisons.includes(condition.op) ? comparisons : [condition.op, ...comparisons])].filter((name) => plain || (name !== 'answered' && name !== 'coversAll')).map((name) => ({ value: name, label: t(`compare.${name}`) }))}
      />
      {condition.op === 'oneOf' ? (
        <ManyValues id={id} nature={nature} values={condition.values} onChange={(values) => onChange({ ...condition, values })} />
      ) : condition.op === 'answered' || condition.op === 'coversAll' ? null : (
        <Against id={id} nature={nature} value={condition.right} draft={draft} onChange={(right) => onChange({ ...condition, right })} />
      )}
    </div>
  );
}

/** A key the draft no longer has stays in the menu, so that one sees what is to be mended. */
function known(subject: Expression, choices: readonly { value: string; label: string }[]): { value: string; label: string }[] {
  const missing = subject.kind === 'variable' && subject.key !== '' && !choices.some((choice) => choice.value === subject.key);
  return missing ? [{ value: subject.key, label: subject.key }, ...choices] : [...choices];
}

/** Changing the comparison keeps what it was compared with, where it can. */
function sameValue(before: ComparisonCondition, after: Condition): Condition {
  if ('right' in before && 'right' in after) return { ...after, right: before.right };
  if ('right' in before && after.op === 'oneOf' && before.right.kind === 'literal' && before.right.value !== '') return { ...after, values: [before.right] };
  if (before.op === 'oneOf' && 'right' in after && before.values[0]) return { ...after, right: before.values[0] };
  return after;
}

/** The other side: a value of the right nature, another datum, or a value of law. */
function Against({ id, nature, value, draft, onChange }: { id: string; nature: Nature; value: Expression; draft: DraftData; onChange: (value: Expression) => void }): ReactElement {
  const t = useMessages('workshopParts');
  const parameters = valuesOf<'parameter'>(draft.parameters);
  const comparable = nature.kind === 'number' || nature.kind === 'date';
  const source = value.kind === 'literal' ? 'fisso' : value.kind === 'parameter' ? `legge:${value.id}` : value.kind === 'variable' ? `dato:${value.key}` : 'calcolo';
  const choose = (next: string): void => {
    if (next === 'fisso') onChange({ kind: 'literal', value: '' });
    else if (next.startsWith('legge:')) onChange({ kind: 'parameter', id: next.slice(6) });
    else if (next.startsWith('dato:')) onChange({ kind: 'variable', key: next.slice(5) });
    else onChange({ kind: 'arithmetic', operator: '+', left: { kind: 'literal', value: 1 }, right: { kind: 'literal', value: 1 } });
  };
  return (
    <>
      {(comparable || value.kind !== 'literal') && (
        <Select
          id={`${id}-contro`}
          aria-label={t('condition.against')}
          placeholder={null}
          value={source}
          onChange={choose}
          options={[
            { value: 'fisso', label: t('condition.fixed') },
            ...parameters.map((parameter) => ({ value: `legge:${parameter.id}`, label: t('condition.lawValue', { name: parameter.description }) })),
            ...variablesOf(draft).map((variable) => ({ value: `dato:${variable.key}`, label: variable.label })),
            { value: 'calcolo', label: t('condition.calculation') },
          ]}
        />
      )}
      {value.kind === 'literal' && <FixedValue id={`${id}-valore`} label={t('condition.value')} nature={nature} value={value.value} onChange={(literal) => onChange({ kind: 'literal', value: literal })} />}
      {source === 'calcolo' && <ExpressionEditor id={`${id}-valore`} label={t('condition.value')} value={value} draft={draft} onChange={onChange} />}
    </>
  );
}

/** A constant, in the field that fits its nature. */
export function FixedValue({ id, label, nature, value, onChange }: { id: string; label: string; nature: Nature; value: string | number | boolean; onChange: (value: string | number | boolean) => void }): ReactElement {
  const t = useMessages('workshopParts');
  switch (nature.kind) {
    case 'choice':
    case 'choices':
      return <Select id={id} aria-label={label} value={String(value)} onChange={onChange} options={nature.options.map((option) => ({ value: option.value, label: option.label }))} />;
    case 'yesno':
      return (
        <Select
          id={id}
          aria-label={label}
          placeholder={null}
          value={value === false ? 'no' : 'si'}
          onChange={(next) => onChange(next === 'si')}
          options={[
            { value: 'si', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      );
    case 'number':
      return <NumberField id={id} aria-label={label} value={typeof value === 'number' ? value : undefined} onChange={(next) => onChange(next ?? '')} />;
    case 'date':
      return <TextInput id={id} aria-label={label} type="date" value={String(value)} onChange={onChange} />;
    default:
      return <TextInput id={id} aria-label={label} value={String(value)} onChange={onChange} />;
  }
}

function ManyValues({ id, nature, values, onChange }: { id: string; nature: Nature; values: readonly Expression[]; onChange: (values: Expression[]) => void }): ReactElement {
  const t = useMessages('workshopParts');
  const chosen = values.flatMap((value) => (value.kind === 'literal' ? [String(value.value)] : []));
  const literals = (texts: readonly string[]): void => onChange(texts.map((value) => ({ kind: 'literal', value })));
  if (nature.kind !== 'choice') return <TextArea id={`${id}-valori`} aria-label={t('condition.many')} rows={3} value={chosen.join('\n')} onChange={(text) => literals(text.split('\n').map((line) => line.trim()).filter(Boolean))} />;
  return (
    <div role="group" aria-label={t('condition.values')} className="condition-values">
      {nature.options.map((option) => (
        <label key={option.value}>
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => literals(nature.options.map((each) => each.value).filter((value) => (value === option.value) !== chosen.includes(value)))} /> {option.label}
        </label>
      ))}
    </div>
  );
}
