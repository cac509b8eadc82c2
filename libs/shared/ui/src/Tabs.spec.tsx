import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { Tabs } from './Tabs.js';

function Sample() {
  const [active, setActive] = useState('a');
  return (
    <Tabs
      label="Parti"
      active={active}
      onChange={setActive}
      tabs={[
        { id: 'a', label: 'Domande', content: <input aria-label="Risposta" /> },
        { id: 'b', label: 'Atto', badge: <span>2</span>, content: <p>Testo</p> },
      ]}
    />
  );
}

describe('Tabs', () => {
  it('moves with the arrows, and keeps what was typed in a panel', () => {
    render(<Sample />);
    fireEvent.change(screen.getByLabelText('Risposta'), { target: { value: 'scritto' } });
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Domande' }), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Atto 2' }));
    expect(screen.getByRole('tabpanel').textContent).toBe('Testo');
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Atto 2' }), { key: 'ArrowRight' });
    expect(screen.getByLabelText<HTMLInputElement>('Risposta').value).toBe('scritto');
  });

  it('has no accessibility violation', async () => {
    const { container } = render(<Sample />);
    expect((await axe(container)).violations).toEqual([]);
  });
});
