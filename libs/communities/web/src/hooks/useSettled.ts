import { useEffect, useState } from 'react';

const TYPED_MS = 300;

/** What was typed, without spaces around, once one stops typing. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
