import type { MigrationSource } from '@province-comuni/models-contract';
import { choiceCodes, numberDecimals, type AnswerConversion, type VariableDef } from '@province-comuni/shared-act-tree';
import { Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { ConversionPreview } from './ConversionPreview.js';
import { factorFrom, factorText } from './factor-text.js';
import { OptionMoves } from './OptionMoves.js';
import { startOf } from './previous-questions.js';

interface Props {
  readonly id: string;
  readonly source: MigrationSource;
  readonly before: readonly VariableDef[];
  /** The question that receives the answer; undefined until it is chosen. */
  readonly to: VariableDef | undefined;
  readonly onChange: (source: MigrationSource) => void;
}

/** A question of before, and what becomes of its answer. */
export function SourceFields({ id, source, before, to, onChange }: Props): ReactElement {
  const t = useMessages('workshopRelease');
  const from = before.find((variable) => variable.key === source.key);
  const { conversion } = source;
  const kinds: readonly AnswerConversion['kind'][] = ['same', ...(from && to && numberDecimals(from) !== null && numberDecimals(to) !== null ? ['scale' as const] : []), ...(from && to && choiceCodes(from) && choiceCodes(to) ? ['options' as const] : []), 'ask'];
  const shown = kinds.includes(conversion.kind) ? kinds : [...kinds, conversion.kind];
  const choose = (kind: AnswerConversion['kind']): void => onChange({ ...source, conversion: kind === 'same' || kind === 'ask' ? { kind } : startOf(from!, to) });
  return (
    <>
      <Field id={`${id}-da`} label={t('answers.from')} required>
        <Select value={source.key} onChange={(key) => onChange({ key, conversion: startOf(before.find((variable) => variable.key === key)!, to) })} options={[...before.map((variable) => ({ value: variable.key, label: variable.label })), ...(source.key === '' || from ? [] : [{ value: source.key, label: source.key }])]} />
      </Field>
      <Field id={`${id}-come`} label={t('answers.how')}>
        <Select placeholder={null} value={conversion.kind} onChange={(kind) => choose(kind as AnswerConversion['kind'])} options={shown.map((kind) => ({ value: kind, label: t(`answers.kinds.${kind}`) }))} />
      </Field>
      {conversion.kind === 'scale' && <ScaleFields id={id} conversion={conversion} most={(to && numberDecimals(to)) ?? 6} onChange={(next) => onChange({ ...source, conversion: next })} />}
      {conversion.kind === 'options' && from && to && <OptionMoves key={`${from.key} ${to.key}`} id={`${id}-opzione`} from={from} to={to} moves={conversion.options} onChange={(options) => onChange({ ...source, conversion: { kind: 'options', options } })} />}
      {from && to && <ConversionPreview key={from.key} id={`${id}-prova`} from={from} to={to} conversion={conversion} />}
    </>
  );
}

type Scale = Extract<AnswerConversion, { kind: 'scale' }>;

function ScaleFields({ id, conversion, most, onChange }: { id: string; conversion: Scale; most: number; onChange: (conversion: Scale) => void }): ReactElement {
  const t = useMessages('workshopRelease');
  const [typed, setTyped] = useState(factorText(conversion.factor));
  const decimals = [...new Set([0, 1, 2, 3, 4, 5, 6].filter((each) => each <= most).concat(conversion.decimals))];
  return (
    <div className="answers-scale">
      <Field id={`${id}-operazione`} label={t('answers.operation')}>
        <Select placeholder={null} value={conversion.operation} onChange={(operation) => onChange({ ...conversion, operation: operation as Scale['operation'] })} options={[{ value: 'multiply', label: t('answers.multiply') }, { value: 'divide', label: t('answers.divide') }]} />
      </Field>
      <Field id={`${id}-fattore`} label={t('answers.factor')} required>
        <TextInput
          inputMode="decimal"
          maxLength={20}
          // What was typed stays as it was typed, until the value comes from elsewhere.
          value={factorFrom(typed) === conversion.factor ? typed : factorText(conversion.factor)}
          onChange={(text) => {
            setTyped(text);
            onChange({ ...conversion, factor: factorFrom(text) });
          }}
        />
      </Field>
      <Field id={`${id}-decimali`} label={t('answers.decimals')} help={t('answers.decimalsHelp')}>
        <Select placeholder={null} value={String(conversion.decimals)} onChange={(text) => onChange({ ...conversion, decimals: Number(text) })} options={decimals.map((each) => ({ value: String(each), label: String(each) }))} />
      </Field>
    </div>
  );
}
