import { describe, expect, it } from '@jest/globals';
import { render } from '@testing-library/react';
import '../messages.js';
import { ReadersLine } from './ReadersLine.js';

const line = (names: readonly string[], others: number): HTMLElement => render(<ReadersLine readers={{ discussionId: 'd', names, others }} />).container.firstElementChild as HTMLElement;

describe('who else reads', () => {
  it('is named, and counted where there are more', () => {
    expect(line(['Anna Bianchi'], 0).textContent).toBe('Ora qui: Anna Bianchi');
    expect(line(['Anna Bianchi', 'Marco Verdi'], 0).textContent).toBe('Ora qui: Anna Bianchi e Marco Verdi');
    expect(line(['Anna Bianchi', 'Marco Verdi'], 3).textContent).toBe('Ora qui: Anna Bianchi, Marco Verdi e altre 3 persone');
    expect(line(['Anna Bianchi'], 1).textContent).toBe('Ora qui: Anna Bianchi e un’altra persona');
    expect(line([], 2).textContent).toBe('Ora qui: altre 2 persone');
  });

  it('keeps its place where nobody does, or nothing is known', () => {
    expect(line([], 0).outerHTML).toBe('<p class="com-readers pc-quiet"></p>');
    expect(render(<ReadersLine readers={null} />).container.innerHTML).toBe('<p class="com-readers pc-quiet"></p>');
  });

  it('is never announced', () => expect(line(['Anna'], 1).closest('[aria-live], [role="status"]')).toBeNull());
});
