import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import '../messages.js';
import type { Answer, AnswerRefusal, QuestionData } from '../hooks/useInstance.js';
import { QuestionItem } from './QuestionItem.js';

const QUESTION = {
  __typename: 'InstanceQuestion', key: 'provincia.sede', type: 'testo', label: 'Sede', question: 'Qual è la sede?', help: '', why: '', required: true, unit: null, value: 'via Vecchia 1', state: 'ANSWERED', origin: 'PERSONA', revision: 3, answeredBy: 'Anna Verdi', answeredAt: '2026-12-01T09:00:00Z', sources: [], options: [], columns: [],
} as unknown as QuestionData;

const saved: Answer[] = [];
let answer: AnswerRefusal | null = null;

const item = (question: QuestionData) => (
  <QuestionItem
    question={question}
    canEdit
    inActs={false}
    onSave={async (answers) => {
      saved.push(...answers);
      return answer;
    }}
    onFocus={() => undefined}
    onLeave={() => undefined}
    onShowInAct={() => undefined}
  />
);

beforeEach(() => {
  saved.length = 0;
  answer = null;
});

describe('a question that a colleague answers meanwhile', () => {
  it('shows the new answer to who is not typing', () => {
    const { rerender } = render(item(QUESTION));
    rerender(item({ ...QUESTION, value: 'via Nuova 2', revision: 4 }));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('via Nuova 2');
  });

  it('keeps what is being typed, and saves it against the answer the person began from', async () => {
    const { rerender } = render(item(QUESTION));
    const field = screen.getByRole<HTMLInputElement>('textbox');
    fireEvent.change(field, { target: { value: 'viale Mio 3' } });
    rerender(item({ ...QUESTION, value: 'via Nuova 2', revision: 4 }));
    expect(field.value).toBe('viale Mio 3');
    answer = { problems: {}, conflict: { __typename: 'AnswerConflict', key: QUESTION.key, currentValue: 'via Nuova 2', currentRevision: 4, by: 'Luca Bianchi' } };
    fireEvent.blur(field);
    await waitFor(() => screen.getByRole('alert'));
    expect(saved).toEqual([{ key: 'provincia.sede', value: 'viale Mio 3', seenRevision: 3 }]);
    answer = null;
    fireEvent.click(screen.getByRole('button', { name: 'Scrivi la mia' }));
    await waitFor(() => expect(saved.at(-1)).toEqual({ key: 'provincia.sede', value: 'viale Mio 3', seenRevision: 4 }));
  });
});
