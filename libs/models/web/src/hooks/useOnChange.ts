import { useEffect, useRef } from 'react';

/** Does something when a value is another than at the last draw; not at the first one. */
export function useOnChange(value: unknown, act: () => void): void {
  const last = useRef(value);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    act();
  });
}
