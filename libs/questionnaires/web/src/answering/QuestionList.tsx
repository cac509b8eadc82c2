import type { ReactElement } from 'react';
import { NO_LINE, type Line, type Lines, type Question } from './lines.js';
import { QuestionInput } from './QuestionInput.js';

interface Props {
  readonly questions: readonly Question[];
  readonly prefix: string;
  readonly lines: Lines;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onChange: (key: string, line: Line) => void;
}

/** All questions on one page, under the headings of their sections. */
export function QuestionList({ questions, prefix, lines, problems, disabled, onChange }: Props): ReactElement {
  return (
    <>
      {questions.map((question) =>
        question.kind === 'SEZIONE' ? (
          <div key={question.key}>
            <h2 className="qst-section">{question.text}</h2>
            {question.help && <p className="qst-words">{question.help}</p>}
          </div>
        ) : (
          <QuestionInput key={question.key} question={question} prefix={prefix} line={lines[question.key] ?? NO_LINE} problem={problems[`lines.${question.key}`]} disabled={disabled} onChange={(line) => onChange(question.key, line)} />
        ),
      )}
    </>
  );
}
