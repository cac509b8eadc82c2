import { Button, CheckboxList, Icon, RadioCards, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import type { QuestionData } from '../hooks/useInstance.js';
import { cellText, typedText } from './typed-value.js';

type Row = Readonly<Record<string, unknown>>;

interface Props {
  readonly id: string;
  readonly question: QuestionData;
  /** What is on the page now: as typed for texts and numbers, codes and rows otherwise. */
  readonly value: unknown;
  readonly disabled: boolean;
  /** Something was typed. */
  readonly onDraft: (value: unknown) => void;
  /** The person is done with this answer. */
  readonly onCommit: (value: unknown) => void;
}

/** The control that fits the type of a question. Choices are saved at once, typed text when one leaves the field. */
export function QuestionControl({ id, question, value, disabled, onDraft, onCommit }: Props): ReactNode {
  const t = useMessages('models');
  const choices = question.options.map((option) => ({ value: option.value, label: option.label, refusal: option.refusal, description: [option.description, option.suits].filter(Boolean).join(' ') || undefined }));
  switch (question.type) {
    case 'scelta':
      return <RadioCards name={id} value={(value as string | null) ?? null} onChange={onCommit} options={choices} disabled={disabled} />;
    case 'si-no':
      return (
        <RadioCards
          name={id}
          value={value === true ? 'si' : value === false ? 'no' : null}
          onChange={(next) => onCommit(next === 'si')}
          options={[
            { value: 'si', label: t('editor.yes') },
            { value: 'no', label: t('editor.no') },
          ]}
          disabled={disabled}
        />
      );
    case 'scelte':
      return <CheckboxList name={id} values={(value as string[] | null) ?? []} onChange={onCommit} options={choices} disabled={disabled} />;
    case 'tabella':
      return <RowsControl id={id} question={question} rows={(value as Row[] | null) ?? []} disabled={disabled} onDraft={onDraft} onCommit={onCommit} />;
    case 'testo-lungo':
      return <TextArea id={id} value={typedText(question, value)} disabled={disabled} onChange={onDraft} onBlur={(event) => onCommit(event.currentTarget.value)} rows={6} />;
    case 'data':
      return <TextInput id={id} type="date" value={(value as string | null) ?? ''} disabled={disabled} onChange={onDraft} onBlur={(event) => onCommit(event.currentTarget.value)} />;
    default:
      return (
        <div className="question-typed">
          <TextInput
            id={id}
            value={typedText(question, value)}
            disabled={disabled}
            inputMode={question.type === 'testo' ? 'text' : 'decimal'}
            className={question.type === 'testo' ? '' : 'text-end question-number'}
            onChange={onDraft}
            onBlur={(event) => onCommit(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && onCommit(event.currentTarget.value)}
          />
          {question.type === 'importo' && <span aria-hidden="true">€</span>}
          {question.unit && question.unit !== 'anno' && <span>{question.unit}</span>}
        </div>
      );
  }
}

function RowsControl({ id, question, rows, disabled, onDraft, onCommit }: { id: string; question: QuestionData; rows: readonly Row[]; disabled: boolean; onDraft: (rows: Row[]) => void; onCommit: (rows: Row[]) => void }): ReactElement {
  const t = useMessages('models');
  const replaced = (at: number, key: string, text: string): Row[] => rows.map((row, index) => (index === at ? { ...row, [key]: text } : row));
  return (
    <div className="question-rows" id={id} role="group" aria-labelledby={`${id}-label`} tabIndex={-1}>
      <table className="table table-sm">
        <caption className="visually-hidden">{question.label}</caption>
        <thead>
          <tr>
            {question.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {question.columns.map((column) => (
                <td key={column.key}>
                  <input
                    className={`form-control form-control-sm${column.type === 'testo' ? '' : ' text-end'}`}
                    aria-label={`${t('editor.row', { n: index + 1 })}, ${column.label}`}
                    value={cellText(column.type, row[column.key])}
                    disabled={disabled}
                    onChange={(event) => onDraft(replaced(index, column.key, event.target.value))}
                    onBlur={() => onCommit([...rows])}
                  />
                </td>
              ))}
              <td>
                <Button type="button" size="xs" color="link" disabled={disabled} aria-label={t('editor.removeRow', { n: index + 1 })} onClick={() => onCommit(rows.filter((_, at) => at !== index))}>
                  <Icon icon="it-delete" size="sm" aria-hidden />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="button" size="xs" outline color="primary" disabled={disabled} onClick={() => onDraft([...rows, {}])}>
        {t('editor.addRow')}
      </Button>
    </div>
  );
}
