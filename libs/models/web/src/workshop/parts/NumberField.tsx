import { TextInput } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { numberFrom, numberText } from './typed-number.js';

interface Props {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly value: number | undefined;
  /** What cannot be read as a number is handed on as the text it is: the server says what is wrong with it. */
  readonly onChange: (value: number | string | undefined) => void;
}

/** A number typed the Italian way. What was typed stays as it was typed, until the value comes from elsewhere. */
export function NumberField({ value, onChange, ...rest }: Props): ReactElement {
  const [typed, setTyped] = useState('');
  const text = read(typed) === value ? typed : typeof value === 'number' ? numberText(value) : String(value ?? '');
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      className="text-end"
      value={text}
      onChange={(next) => {
        setTyped(next);
        onChange(read(next));
      }}
    />
  );
}

function read(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (numberFrom(text) ?? text);
}
