import './messages.js';
import { MockedProvider } from '@apollo/client/testing/react';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { FeedbackPanel } from './FeedbackPanel.js';
import { GiveMeetingFeedbackDocument, MeetingPeopleDocument, NoteAttendanceDocument, type MeetingQuery } from './generated/graphql.js';
import { MeetingPeople } from './MeetingPeople.js';

type Open = NonNullable<MeetingQuery['meeting']>;

const person = (name: string, attended: boolean | null) => ({ __typename: 'MeetingPerson', personId: name, name, ente: 'Provincia', state: 'ISCRITTO', attended });
const people = (attended: boolean | null) => ({ request: { query: MeetingPeopleDocument, variables: { id: 'e' } }, result: { data: { meetingPeople: { __typename: 'MeetingPeople', words: ['Più casi.'], people: [person('Anna', attended)] } } } });
const open = (more: Partial<Open>, feedback: boolean): Open => ({ ownScore: null, feedback: null, meeting: { id: 'e', viewerCan: { feedback } }, ...more }) as Open;

async function show(element: ReactElement, mocks: readonly object[]): Promise<HTMLElement> {
  return render(
    <MemoryRouter>
      <MockedProvider mocks={mocks as never}>{element}</MockedProvider>
    </MemoryRouter>,
  ).container;
}

describe('after an event', () => {
  it('who was there says how it was; without a choice the reason stands at the field', async () => {
    const give = (score: number, result: object) => ({ request: { query: GiveMeetingFeedbackDocument, variables: { id: 'e', score, words: '' } }, result: { data: { giveMeetingFeedback: result } } });
    const container = await show(<FeedbackPanel open={open({}, true)} />, [give(0, { __typename: 'InvalidInput', problems: [{ __typename: 'FieldProblem', field: 'score', message: 'Scegliete da 1 a 5.' }] })]);
    expect(await axe(container)).toHaveProperty('violations', []);
    fireEvent.click(screen.getByRole('button', { name: 'Invia' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Scegliete da 1 a 5.');
    expect(screen.getByLabelText(/^Quanto vi è servito/).getAttribute('aria-invalid')).toBe('true');
  });

  it('who answered reads what all say together, and is not asked again', async () => {
    const container = await show(<FeedbackPanel open={open({ ownScore: 4, feedback: { __typename: 'MeetingFeedbackSummary', count: 3, average: 4.3 } }, false)} />, []);
    expect(container.textContent).toContain('Avete risposto 4 su 5.');
    expect(container.textContent).toContain('3 risposte: in media 4,3 su 5');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('who arranged it notes who was there', async () => {
    const note = { request: { query: NoteAttendanceDocument, variables: { id: 'e', personId: 'Anna', attended: true } }, result: { data: { noteAttendance: { __typename: 'CommunityDone', id: 'e' } } } };
    const container = await show(<MeetingPeople id="e" started />, [people(null), note, people(true)]);
    const choice = await screen.findByLabelText<HTMLSelectElement>('Presenza di Anna');
    expect(choice.value).toBe('unknown');
    expect(await axe(container)).toHaveProperty('violations', []);
    expect(container.textContent).toContain('Più casi.');
    fireEvent.change(choice, { target: { value: 'yes' } });
    expect(await screen.findByDisplayValue('Presente')).toBeTruthy();
  });

  it('nobody is noted before it begins', async () => {
    await show(<MeetingPeople id="e" started={false} />, [people(null)]);
    await screen.findByText('Le presenze si segnano da quando l’evento comincia.');
    expect(screen.queryByLabelText('Presenza di Anna')).toBeNull();
  });
});
