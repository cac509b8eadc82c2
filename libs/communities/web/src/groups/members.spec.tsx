import { MockedProvider } from '@apollo/client/testing/react';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter, Route, Routes } from 'react-router';
import { LiftSuspensionDocument, SuspendMemberDocument } from '../moderation/generated/graphql.js';
import { RosterDocument } from './generated/graphql.js';
import { MembersPage } from './MembersPage.js';

const DAY = '2026-12-03';
const UNTIL = '2026-12-03T22:59:59.000Z';
const SUSPENSION = { __typename: 'MemberSuspension', id: 's', until: UNTIL, reason: 'Toni.', everywhere: false, canLift: true };
const bruno = (more: object = {}) => ({ __typename: 'CommunityMemberCard', personId: 'p', name: 'Bruno Bianchi', ente: 'Provincia di Lecco', role: 'MEMBRO', since: '2026-11-01T08:00:00Z', canSuspend: true, suspensions: [], ...more });
const community = { __typename: 'Community', id: 'c', key: 'sua', title: 'SUA', purpose: '', visibility: 'PUBBLICA', parentId: null, provinciaId: null, closedAt: null };
const roster = (node: object, more: object = {}) => ({ request: { query: RosterDocument, variables: { key: 'sua', after: null } }, result: { data: { communityRoster: { __typename: 'CommunityRoster', community, nodes: [node], hasNextPage: false, endCursor: null, canChoose: false, canInvite: false, canAppoint: false, canClose: false, canName: false, canSuspendEverywhere: false, ...more } } } });
const suspending = (input: object, suspendMember: object) => ({ request: { query: SuspendMemberDocument, variables: { input: { communityId: 'c', personId: 'p', ...input } } }, result: { data: { suspendMember } } });
const done = { __typename: 'CommunityDone', id: 'p' };

function shown(mocks: readonly object[]): HTMLElement {
  return render(
    <MemoryRouter initialEntries={['/community/sua/membri']}>
      <MockedProvider mocks={mocks as never}>
        <main><Routes><Route path="/community/:key/membri" element={<MembersPage />} /></Routes></main>
      </MockedProvider>
    </MemoryRouter>,
  ).container;
}

describe('a member of a community', () => {
  it('is suspended by who may: what is refused is said at its field and nothing typed is lost', async () => {
    const container = shown([
      roster(bruno()),
      suspending({ until: null, reason: 'Toni.' }, { __typename: 'InvalidInput', problems: [{ __typename: 'FieldProblem', field: 'until', message: 'Scegliete un giorno che deve ancora venire.' }] }),
      suspending({ until: UNTIL, reason: 'Toni.' }, done),
      roster(bruno({ suspensions: [SUSPENSION] })),
    ]);
    const opener = await screen.findByRole('button', { name: 'Sospendi Bruno Bianchi' });
    opener.focus();
    fireEvent.click(opener);
    const dialog = within(screen.getByRole('dialog', { name: 'Sospendi Bruno Bianchi' }));
    expect(dialog.queryByRole('checkbox')).toBeNull();
    const reason = dialog.getByRole('textbox', { name: /^Motivo/ });
    fireEvent.change(reason, { target: { value: 'Toni.' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Sospendi' }));
    await dialog.findByText('Scegliete un giorno che deve ancora venire.');
    const day = dialog.getByLabelText(/^Sospeso fino al giorno/);
    expect([day.getAttribute('aria-invalid'), (reason as HTMLTextAreaElement).value]).toEqual(['true', 'Toni.']);
    expect(await axe(container)).toHaveProperty('violations', []);
    fireEvent.change(day, { target: { value: DAY } });
    fireEvent.click(dialog.getByRole('button', { name: 'Sospendi' }));
    expect((await screen.findByText('Sospensione registrata: Bruno Bianchi riceve il motivo.')).closest('[role=status]')).not.toBeNull();
    screen.getByText('Sospensione fino al 3 dicembre 2026.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
    expect(await axe(container)).toHaveProperty('violations', []);
  });

  it('is suspended in all communities by UPI’s staff alone', async () => {
    shown([roster(bruno(), { canSuspendEverywhere: true }), suspending({ communityId: null, until: UNTIL, reason: 'Toni.' }, done), roster(bruno({ suspensions: [{ ...SUSPENSION, everywhere: true }] }), { canSuspendEverywhere: true })]);
    fireEvent.click(await screen.findByRole('button', { name: 'Sospendi Bruno Bianchi' }));
    fireEvent.change(screen.getByLabelText(/^Sospeso fino al giorno/), { target: { value: DAY } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'In tutte le community' }));
    fireEvent.change(screen.getByRole('textbox', { name: /^Motivo/ }), { target: { value: 'Toni.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sospendi' }));
    await screen.findByText('Sospensione in tutte le community fino al 3 dicembre 2026.');
  });

  it('writes again when who may ends it; the focus goes to the title, for what it was on is gone', async () => {
    shown([
      roster(bruno({ suspensions: [SUSPENSION] })),
      { request: { query: LiftSuspensionDocument, variables: { id: 's', reason: 'Bene così.' } }, result: { data: { liftSuspension: { __typename: 'CommunityDone', id: 's' } } } },
      roster(bruno()),
    ]);
    const opener = await screen.findByRole('button', { name: 'Togli la sospensione di Bruno Bianchi' });
    opener.focus();
    fireEvent.click(opener);
    fireEvent.change(screen.getByRole('textbox', { name: /^Motivo/ }), { target: { value: 'Bene così.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Togli la sospensione' }));
    await screen.findByText('Sospensione tolta: Bruno Bianchi può scrivere di nuovo.');
    expect(screen.queryByText(/^Sospensione fino al/)).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('is only seen by who may do nothing about him; a suspension of one’s own is ended by somebody else', async () => {
    shown([roster(bruno({ canSuspend: false, suspensions: [{ ...SUSPENSION, canLift: false }] }))]);
    await screen.findByText('Sospensione fino al 3 dicembre 2026.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
