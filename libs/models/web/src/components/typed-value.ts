import { formatAmount, formatDate, formatNumber } from '@province-comuni/shared-ui';
import type { QuestionData } from '../hooks/useInstance.js';

/** An answer as a person would type it: `1.440,00`, `352.000`. What is already typed stays as it is. */
export function typedText(question: Pick<QuestionData, 'type' | 'unit'>, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (question.unit === 'anno') return String(value);
  return cellText(question.type, value);
}

/** The text of a table cell. */
export function cellText(type: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  return type === 'importo' ? formatAmount(value).replace(/[\s\u00a0]*€/, '') : formatNumber(value);
}

/** An answer as it is read in a sentence. */
export function readableAnswer(question: QuestionData | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? optionLabel(question, item) : Object.values(item as object).join(' · '))).join(', ');
  if (typeof value === 'number') return question ? `${typedText(question, value)}${question.type === 'importo' ? ' €' : ''}` : String(value);
  if (question?.type === 'data') return formatDate(String(value));
  return optionLabel(question, String(value));
}

function optionLabel(question: QuestionData | undefined, code: string): string {
  return question?.options.find((option) => option.value === code)?.label ?? code;
}
