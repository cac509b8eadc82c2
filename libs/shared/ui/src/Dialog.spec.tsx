import { act, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { Dialog } from './Dialog.js';
import './messages.js';

function Sample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Apri</button>
      <Dialog open={open} title="Chiudere il ruolo?" onClose={() => setOpen(false)} footer={<button type="button">Conferma</button>}>
        <p>Non si può annullare.</p>
      </Dialog>
    </>
  );
}

describe('Dialog', () => {
  it('is named by its title, closes on Esc and gives the focus back', async () => {
    const { container } = render(<Sample />);
    const opener = screen.getByRole('button', { name: 'Apri' });
    opener.focus();
    fireEvent.click(opener);
    const dialog = screen.getByRole('dialog', { name: 'Chiudere il ruolo?' });
    expect(dialog.contains(document.activeElement)).toBe(true);
    expect((await axe(container)).violations).toEqual([]);
    act(() => void dialog.dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});
