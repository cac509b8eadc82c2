import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import '../messages.js';
import { BandsEditor } from './BandsEditor.js';

describe('the editor of bands', () => {
  it('ties what is wrong to its field, and begins a new band where the last one ends', () => {
    const changes: unknown[] = [];
    const bands = [{ from: '1', to: '499', amount: '150,00' }, { from: '501', to: '1.000', amount: '960,00' }];
    render(<BandsEditor path="b" bands={bands} onChange={(next) => changes.push(next)} problems={{ 'b[1].from': 'Resta scoperto il numero 500.' }} disabled={false} />);
    const wrong = screen.getByRole('textbox', { name: 'Fascia 2: da abitanti' });
    expect(wrong.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(wrong.getAttribute('aria-describedby')!)?.textContent).toBe('Resta scoperto il numero 500.');
    fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una fascia' }));
    fireEvent.change(wrong, { target: { value: '500' } });
    fireEvent.click(screen.getByRole('button', { name: 'Togli la fascia 1' }));
    expect(changes).toEqual([[...bands, { from: '1.001', to: '', amount: '' }], [bands[0], { from: '500', to: '1.000', amount: '960,00' }], [bands[1]]]);
  });
});
