import { afterEach, describe, expect, it } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { addMessages, useLanguage, useMessages } from './i18n.js';

afterEach(() => localStorage.clear());

function Greeting({ of }: { of: string }): ReactElement {
  const t = useMessages(of);
  const [language, change] = useLanguage();
  return (
    <button type="button" onClick={() => change(language === 'it' ? 'en' : 'it')}>
      {t('hello', { name: 'Ada' })}
    </button>
  );
}

describe('texts in two languages', () => {
  it('are fetched in English when somebody asks for it, and drawn when they come', async () => {
    let fetched = 0;
    let arrive!: (messages: { en: { hello: string } }) => void;
    addMessages('greeting', { it: { hello: 'Buongiorno, {{name}}' }, en: () => ((fetched += 1), new Promise((done) => (arrive = done))) });
    render(<Greeting of="greeting" />);
    expect(fetched).toBe(0);
    act(() => screen.getByText('Buongiorno, Ada').click());
    expect(document.documentElement.lang).toBe('en');
    screen.getByText('Buongiorno, Ada');
    await act(async () => arrive({ en: { hello: 'Good morning, {{name}}' } }));
    screen.getByText('Good morning, Ada');
    act(() => screen.getByText('Good morning, Ada').click());
    act(() => screen.getByText('Buongiorno, Ada').click());
    screen.getByText('Good morning, Ada');
    expect(fetched).toBe(1);
    act(() => screen.getByText('Good morning, Ada').click());
  });

  it('stay Italian where the English ones do not come, and are asked for again', async () => {
    let tries = 0;
    addMessages('farewell', { it: { hello: 'Arrivederci' }, en: () => ((tries += 1) === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ en: { hello: 'Goodbye' } })) });
    render(<Greeting of="farewell" />);
    await act(async () => screen.getByText('Arrivederci').click());
    screen.getByText('Arrivederci');
    act(() => screen.getByText('Arrivederci').click());
    await act(async () => screen.getByText('Arrivederci').click());
    await screen.findByText('Goodbye');
    await act(async () => screen.getByText('Goodbye').click());
  });
});
