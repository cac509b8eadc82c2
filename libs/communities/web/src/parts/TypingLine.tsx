import { useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, useState, type ReactElement } from 'react';

/** A screen reader is told that somebody types at most so often: it goes on for minutes. */
const SAID_EVERY_MS = 30_000;

/** Who is typing an answer. Its place stays: nothing below moves. */
export function TypingLine({ names }: { readonly names: readonly string[] }): ReactElement {
  const t = useMessages('communities');
  const words = names.length === 0 ? '' : names.length === 1 ? t('thread.typing', { name: names[0] }) : names.length === 2 ? t('thread.typingTwo', { name: names[0], other: names[1] }) : t('thread.typingMany');
  const [said, setSaid] = useState('');
  const saidAt = useRef(-Infinity);
  useEffect(() => {
    if (words === '') return setSaid('');
    const now = performance.now();
    if (now - saidAt.current < SAID_EVERY_MS) return;
    saidAt.current = now;
    setSaid(words);
  }, [words]);
  return (
    <>
      <p className="com-typing pc-quiet" aria-hidden="true">
        {words !== '' && <span className="com-typing__dots" />}
        {words}
      </p>
      <p role="status" className="visually-hidden">{said}</p>
    </>
  );
}
