import { act, render, screen } from '@testing-library/react';
import type { PresentPerson } from '@province-comuni/models-contract';
import { axe } from 'jest-axe';
import '../messages.js';
import { LiveContext } from '../live/live-context.js';
import { initials, PresenceRow } from './PresenceRow.js';
import { WritingMark } from './WritingMark.js';

const person = (name: string, ...keys: string[]): PresentPerson => ({ personId: name as PresentPerson['personId'], name, places: keys.map((key) => ({ kind: 'CLAUSE', key })) });
const page = (others: readonly PresentPerson[], interrupted = false) => (
  <LiveContext value={{ others, interrupted, at: () => undefined }}>
    <PresenceRow />
    <WritingMark kind="CLAUSE" id="finalita" />
  </LiveContext>
);

describe('the colleagues on a page', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are named, announced without haste, and who only loads the page again was never away', () => {
    const { rerender } = render(page([person('Anna Verdi'), person('Luca Bianchi')]));
    const row = screen.getByRole('status');
    expect(row.textContent).toMatch(/Anche qui:.*Anna Verdi.*Luca Bianchi/);
    rerender(page([person('Luca Bianchi')]));
    act(() => void jest.advanceTimersByTime(1_000));
    expect(row.textContent).toContain('Anna Verdi');
    rerender(page([person('Anna Verdi'), person('Luca Bianchi')]));
    act(() => void jest.advanceTimersByTime(10_000));
    expect(row.textContent).toContain('Anna Verdi');
    rerender(page([]));
    act(() => void jest.advanceTimersByTime(3_000));
    expect(row.textContent).toBe('');
  });

  it('are marked where they write, outside of what is announced', () => {
    render(page([person('Anna Verdi', 'finalita'), person('Luca Bianchi', 'finalita'), person('Mara Neri', 'durata')]));
    const mark = screen.getByText(/stanno modificando/);
    expect(mark.textContent).toContain('Anna Verdi e Luca Bianchi stanno modificando');
    expect(mark.closest('[role="status"]')).toBeNull();
  });

  it('are not known while the connection is interrupted, and the page says so', async () => {
    jest.useRealTimers();
    const { container } = render(page([], true));
    expect(screen.getByRole('status').textContent).toContain('Connessione interrotta');
    expect((await axe(container)).violations).toEqual([]);
  });

  it.each([
    ['Anna Verdi', 'AV'],
    ['Anna Maria Verdi', 'AV'],
    ['élia', 'É'],
    ['', ''],
  ])('have initials: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
