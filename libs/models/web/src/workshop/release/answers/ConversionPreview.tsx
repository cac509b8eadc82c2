import { answerWithUnit, convertAnswer, isAnswered, type AnswerConversion, type VariableDef } from '@province-comuni/shared-act-tree';
import { useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { canBeTried, SampleAnswer } from '../../preview/SampleAnswer.js';

/** A conversion tried on an answer: `12 migliaia di euro → 12.000,00 €`. */
export function ConversionPreview({ id, from, to, conversion }: { readonly id: string; readonly from: VariableDef; readonly to: VariableDef; readonly conversion: AnswerConversion }): ReactElement | null {
  const t = useMessages('workshopRelease');
  const [value, setValue] = useState<unknown>(() => sampleOf(from));
  if (!canBeTried(from)) return null;
  return (
    <div className="answers-try">
      <SampleAnswer variable={{ ...from, key: id, label: t('answers.try', { label: from.label }) }} value={value} emptyHelp={t('answers.tryHelp')} onChange={setValue} />
      <p role="status">{isAnswered(value) ? outcome(from, to, conversion, value, t) : t('answers.tryEmpty')}</p>
    </div>
  );
}

function sampleOf(from: VariableDef): unknown {
  switch (from.type) {
    case 'intero':
    case 'decimale':
      return 12;
    case 'importo':
      return 1200;
    case 'scelta':
      return from.options[0]?.value;
    case 'scelte':
      return from.options.slice(0, 2).map((option) => option.value);
    case 'si-no':
      return true;
    default:
      return undefined;
  }
}

function outcome(from: VariableDef, to: VariableDef, conversion: AnswerConversion, value: unknown, t: ReturnType<typeof useMessages>): string {
  // What is half typed is no number yet.
  if ((from.type === 'intero' || from.type === 'decimale' || from.type === 'importo') && typeof value !== 'number') return t('answers.tryEmpty');
  const before = answerWithUnit(from, value);
  const converted = convertAnswer(from, to, conversion, value);
  const named = (codes: readonly string[]): string => codes.map((code) => to.options.find((option) => option.value === code)?.label ?? code).join(', ');
  if (!converted.ok) {
    const kept = converted.kept.length > 0 ? ` ${t('answers.tryKept', { kept: named(converted.kept) })}` : '';
    return (converted.candidates.length > 0 ? t('answers.tryAskedAmong', { before, candidates: named(converted.candidates) }) : t('answers.tryAsked', { before })) + kept;
  }
  // As it is, it is still written for the old question.
  const after = isAnswered(converted.value) ? answerWithUnit(conversion.kind === 'same' ? from : to, converted.value) : '—';
  return `${before} → ${after}${converted.rounded ? ` (${t('answers.tryRounded')})` : ''}`;
}
