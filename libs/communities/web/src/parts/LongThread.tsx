import { Button, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { isBelow } from './Steady.js';

/** Posts of a discussion in which one looks for a number. */
export const LONG = 21;

/** Two windows before their place: who scrolls without pause does not wait for them. */
const AHEAD = '0px 0px 200% 0px';

/** Leads to any post of a long discussion, by its number, or to the last. */
export function GoTo({ last }: { readonly last: number }): ReactElement {
  const t = useMessages('communities');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const number = /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : 0;
  const [isWrong, setIsWrong] = useState(false);
  async function go(): Promise<void> {
    setIsWrong(number < 1 || number > last);
    if (number < 1 || number > last) return;
    if (number > 1) return void (await navigate(`?messaggio=${number}`, { replace: true }));
    document.getElementById('messaggio-1')?.scrollIntoView({ block: 'start' });
    document.getElementById('messaggio-1')?.focus({ preventScroll: true });
  }
  return (
    <form className="com-goto" noValidate onSubmit={(event) => (event.preventDefault(), void go())}>
      <Field id="vai-al-messaggio" label={t('thread.goTo', { last })} error={isWrong ? t('thread.goToWrong', { last }) : undefined}>
        <TextInput value={typed} onChange={setTyped} inputMode="numeric" maxLength={10} autoComplete="off" />
      </Field>
      <Button color="primary" outline size="sm" type="submit">{t('thread.go')}</Button>
      <Link to={`?messaggio=${last}`} replace>{t('thread.toLast')}</Link>
    </form>
  );
}

/** The next posts come as one scrolls to them; the button is for who does not scroll. Who is below them stays where he is. */
export function Later({ last, later }: { readonly last: number; readonly later: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  const ask = useRef<() => void>(undefined);
  ask.current = () => {
    if (asked.current) return;
    asked.current = true;
    void later().catch(() => undefined).finally(() => (asked.current = false));
  };
  useEffect(() => {
    if (!button.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && !isBelow() && ask.current?.(), { rootMargin: AHEAD });
    observer.observe(button.current);
    return () => observer.disconnect();
    // Looked at again after each page: where posts are short, it is still there.
  }, [last]);
  return <button ref={button} type="button" className="com-later btn btn-outline-primary btn-sm" onClick={() => ask.current?.()}>{t('thread.later')}</button>;
}

/** The posts before those on the page, which stay where they are: the first of them takes the focus, and one reads on upwards. */
export function Earlier({ first, earlier }: { readonly first: number; readonly earlier: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  async function go(): Promise<void> {
    await earlier();
    document.getElementById(`messaggio-${first}`)?.focus({ preventScroll: true });
  }
  return <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void go().catch(() => undefined)}>{t('thread.earlier')}</button>;
}
