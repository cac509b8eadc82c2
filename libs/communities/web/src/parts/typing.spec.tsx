import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TYPING_LASTS_MS, type TypingHint } from '@province-comuni/communities-contract';
import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import '../messages.js';
import { useTyping, type Typing } from '../live/useTyping.js';
import { TypingLine } from './TypingLine.js';

const hint = (name: string): TypingHint => ({ discussionId: 'd', personId: name, name });
let typing: Typing;

function Page(): ReactElement {
  typing = useTyping('d');
  return <TypingLine names={typing.names} />;
}

const shown = (): string => document.querySelector('.com-typing')!.textContent ?? '';
const pass = (ms: number): void => act(() => jest.advanceTimersByTime(ms));
const hear = (name: string): void => act(() => typing.hear(hint(name)));

describe('who is typing', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is named while he is heard of, and no longer', () => {
    render(<Page />);
    hear('Anna');
    expect(shown()).toBe('Anna sta scrivendo…');
    pass(TYPING_LASTS_MS - 1);
    hear('Anna');
    hear('Bruno');
    expect(shown()).toBe('Anna e Bruno stanno scrivendo…');
    pass(TYPING_LASTS_MS - 1);
    hear('Carla');
    hear('Dario');
    pass(1);
    expect(shown()).toBe('Carla e Dario stanno scrivendo…');
    hear('Emma');
    expect(shown()).toBe('Più persone stanno scrivendo…');
    act(() => typing.clear());
    expect(shown()).toBe('');
  });

  it('is said to a screen reader once in a while, not at every word', () => {
    render(<Page />);
    const status = screen.getByRole('status');
    hear('Anna');
    expect(status.textContent).toBe('Anna sta scrivendo…');
    hear('Bruno');
    expect(status.textContent).toBe('Anna sta scrivendo…');
    pass(TYPING_LASTS_MS);
    expect(status.textContent).toBe('');
    hear('Anna');
    expect(status.textContent).toBe('');
    pass(30_000);
    hear('Bruno');
    expect(status.textContent).toBe('Bruno sta scrivendo…');
  });
});
