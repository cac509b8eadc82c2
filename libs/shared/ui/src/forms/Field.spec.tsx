import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import '../messages.js';
import { CheckboxList } from './CheckboxList.js';
import { Field } from './Field.js';
import { RadioCards } from './RadioCards.js';
import { Select } from './Select.js';
import { TextInput } from './TextInput.js';

const OPTIONS = [
  { value: 'PUBBLICO', label: 'Pubblico', description: 'Lo gestisce la Provincia' },
  { value: 'IN_HOUSE', label: 'In house', refusal: 'serve una società partecipata' },
  { value: 'PPP', label: 'PPP' },
];

describe('Field', () => {
  it('ties label, help and error to the control', async () => {
    const { container } = render(
      <Field id="durata" label="Durata" help="In anni" error="Scrivi un numero intero." required>
        <TextInput value="x" onChange={() => undefined} />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Durata (obbligatorio)' });
    expect(input.getAttribute('aria-describedby')).toBe('durata-help durata-error');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('names a group; a refused option says why and cannot be chosen', async () => {
    const onChange = jest.fn();
    const { container } = render(
      <Field id="forma" label="Forma" group>
        <RadioCards name="forma" value="PUBBLICO" onChange={onChange} options={OPTIONS} />
      </Field>,
    );
    expect(screen.getByRole('radiogroup', { name: 'Forma' })).toBeTruthy();
    const refused = screen.getByRole<HTMLInputElement>('radio', { name: 'In house' });
    expect(refused.disabled).toBe(true);
    expect(document.getElementById(refused.getAttribute('aria-describedby')!)?.textContent).toContain('serve una società partecipata');
    fireEvent.click(screen.getByRole('radio', { name: 'PPP' }));
    expect(onChange).toHaveBeenCalledWith('PPP');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('gives the chosen values in the order of the options', () => {
    const onChange = jest.fn();
    render(<CheckboxList name="servizi" values={['PPP']} onChange={onChange} options={OPTIONS} />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Pubblico' }));
    expect(onChange).toHaveBeenCalledWith(['PUBBLICO', 'PPP']);
  });

  it('offers an empty entry unless a choice always stands', () => {
    const options = [{ value: 'a', label: 'A' }];
    const { rerender } = render(<Select aria-label="Ente" value="" onChange={() => undefined} options={options} />);
    expect(screen.getAllByRole('option')).toHaveLength(2);
    rerender(<Select aria-label="Ente" value="a" placeholder={null} onChange={() => undefined} options={options} />);
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });
});
