import { expressionSentence, FUNCTION_NAMES, type Expression, type FunctionName, type VariableDef } from '@province-comuni/shared-act-tree';
import { Select, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { valuesOf, variablesOf, vocabularyOf, type DraftData } from '../draft-data.js';
import { FixedValue } from './ComparisonRow.js';
import { ConditionBuilder } from './ConditionBuilder.js';
import { firstComparison, type Nature } from './subjects.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: Expression;
  readonly draft: DraftData;
  readonly onChange: (value: Expression) => void;
}

const ARGUMENTS: Readonly<Record<FunctionName, number>> = { anno: 1, data: 3, aggiungi_anni: 2, aggiungi_giorni: 2, conta: 1, somma: 2 };
const KINDS: readonly Expression['kind'][] = ['variable', 'literal', 'parameter', 'call', 'arithmetic', 'if'];

/** A calculation put together from menus: data, fixed values, values of law, functions, operations, alternatives. */
export function ExpressionEditor(props: Props): ReactElement {
  const { id, label, value, draft, onChange } = props;
  const t = useMessages('workshopParts');
  const variables = useMemo(() => new Map(variablesOf(draft).map((variable) => [variable.key, variable])), [draft]);
  return (
    <div className="expression-editor" role="group" aria-label={label}>
      <Select
        id={`${id}-tipo`}
        aria-label={`${label}: ${t('expression.kind')}`}
        placeholder={null}
        value={value.kind}
        onChange={(kind) => onChange(blank(kind as Expression['kind'], value, draft, variables))}
        options={KINDS.map((kind) => ({ value: kind, label: t(`expression.${kind}`) }))}
      />
      <Operands {...props} variables={variables} />
    </div>
  );
}

/** A calculation with the sentence it reads as. */
export function CalculationField({ problem, ...props }: Props & { readonly problem?: string | undefined }): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <fieldset className="condition-builder">
      <legend>{props.label}</legend>
      <p className="condition-sentence" role="status">
        {t('expression.reads', { sentence: expressionSentence(props.value, vocabularyOf(props.draft)) })}
      </p>
      {problem && (
        <p className="pc-field__error" role="alert">
          {problem}
        </p>
      )}
      <ExpressionEditor {...props} />
    </fieldset>
  );
}

function Operands({ id, label, value, draft, variables, onChange }: Props & { readonly variables: ReadonlyMap<string, VariableDef> }): ReactElement | null {
  const t = useMessages('workshopParts');
  switch (value.kind) {
    case 'variable':
      return <Select id={`${id}-dato`} aria-label={`${label}: ${t('expression.variable')}`} value={value.key} onChange={(key) => onChange({ ...value, key })} options={[...variables.values()].map((variable) => ({ value: variable.key, label: variable.label }))} />;
    case 'parameter':
      return <Select id={`${id}-legge`} aria-label={`${label}: ${t('expression.parameter')}`} value={value.id} onChange={(parameter) => onChange({ ...value, id: parameter })} options={valuesOf<'parameter'>(draft.parameters).map((parameter) => ({ value: parameter.id, label: parameter.description }))} />;
    case 'literal':
      return <Constant id={id} label={label} value={value.value} onChange={(literal) => onChange({ kind: 'literal', value: literal })} />;
    case 'call':
      return (
        <>
          <Select id={`${id}-funzione`} aria-label={`${label}: ${t('expression.fn')}`} placeholder={null} value={value.fn} onChange={(fn) => onChange(callOf(fn as FunctionName, value.args))} options={FUNCTION_NAMES.map((fn) => ({ value: fn, label: t(`expression.fns.${fn}`) }))} />
          {value.args.map((arg, index) => (
            <ExpressionEditor key={index} id={`${id}-${index}`} label={t('expression.arg', { n: index + 1 })} value={arg} draft={draft} onChange={(next) => onChange({ ...value, args: value.args.map((each, at) => (at === index ? next : each)) })} />
          ))}
        </>
      );
    case 'arithmetic':
      return (
        <>
          <ExpressionEditor id={`${id}-a`} label={t('expression.left')} value={value.left} draft={draft} onChange={(left) => onChange({ ...value, left })} />
          <Select id={`${id}-operazione`} aria-label={t('expression.operator')} placeholder={null} value={value.operator} onChange={(operator) => onChange({ ...value, operator: operator as typeof value.operator })} options={['+', '-', '*', '/'].map((sign) => ({ value: sign, label: { '+': '+', '-': '−', '*': '×', '/': '÷' }[sign]! }))} />
          <ExpressionEditor id={`${id}-b`} label={t('expression.right')} value={value.right} draft={draft} onChange={(right) => onChange({ ...value, right })} />
        </>
      );
    case 'if':
      return (
        <>
          <ConditionBuilder id={`${id}-se`} label={t('expression.if')} value={value.condition} draft={draft} onChange={(condition) => condition && onChange({ ...value, condition })} />
          <ExpressionEditor id={`${id}-allora`} label={t('expression.then')} value={value.then} draft={draft} onChange={(then) => onChange({ ...value, then })} />
          <ExpressionEditor id={`${id}-altrimenti`} label={t('expression.else')} value={value.else} draft={draft} onChange={(otherwise) => onChange({ ...value, else: otherwise })} />
        </>
      );
  }
}

const NATURES: readonly Nature['kind'][] = ['number', 'text', 'date', 'yesno'];

/** A constant says of what nature it is: nothing beside it does. */
function Constant({ id, label, value, onChange }: { id: string; label: string; value: string | number | boolean; onChange: (value: string | number | boolean) => void }): ReactElement {
  const t = useMessages('workshopParts');
  const kind: Nature['kind'] = typeof value === 'boolean' ? 'yesno' : typeof value === 'number' ? 'number' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
  const first = { number: 1, text: '', date: '2027-01-01', yesno: true, choice: '', choices: '', table: '' } as const;
  return (
    <>
      <Select id={`${id}-natura`} aria-label={`${label}: ${t('expression.literalType')}`} placeholder={null} value={kind} onChange={(next) => onChange(first[next as Nature['kind']])} options={NATURES.map((each) => ({ value: each, label: t(`expression.${each}`) }))} />
      <FixedValue key={kind} id={`${id}-valore`} label={`${label}: ${t('condition.value')}`} nature={{ kind, options: [] }} value={value} onChange={onChange} />
    </>
  );
}

/** What a kind starts from; what one had written stays as its first part where it can. */
function blank(kind: Expression['kind'], before: Expression, draft: DraftData, variables: ReadonlyMap<string, VariableDef>): Expression {
  const one: Expression = { kind: 'literal', value: 1 };
  switch (kind) {
    case 'variable':
      return { kind, key: '' };
    case 'literal':
      return one;
    case 'parameter':
      return { kind, id: valuesOf<'parameter'>(draft.parameters)[0]?.id ?? '' };
    case 'call':
      return callOf('conta', [before]);
    case 'arithmetic':
      return { kind, operator: '+', left: before, right: one };
    case 'if':
      return { kind, condition: firstComparison(draft.formAxis, variables), then: before, else: one };
  }
}

function callOf(fn: FunctionName, args: readonly Expression[]): Expression {
  return { kind: 'call', fn, args: Array.from({ length: ARGUMENTS[fn] }, (_, index) => args[index] ?? { kind: 'literal', value: 1 }) };
}
