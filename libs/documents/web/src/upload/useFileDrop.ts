import { useEffect, useEffectEvent, useState } from 'react';

/** Files dropped anywhere on the page. @returns whether some are held over it now */
export function useFileDrop(enabled: boolean, onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    if (!enabled) return;
    // Elements inside the page say "enter" and "leave" too: only the last one leaves the page.
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => void (holdsFiles(event) && (depth += 1) && setOver(true));
    const leave = (event: DragEvent): void => void (holdsFiles(event) && (depth = Math.max(0, depth - 1)) === 0 && setOver(false));
    const hover = (event: DragEvent): void => void (holdsFiles(event) && event.preventDefault());
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      // A folder comes as a file without bytes and without type: it has no files of its own here.
      take([...(event.dataTransfer?.files ?? [])].filter((file, index) => !event.dataTransfer?.items[index]?.webkitGetAsEntry?.()?.isDirectory && file.name !== ''));
    };
    const listeners = [['dragenter', enter], ['dragleave', leave], ['dragover', hover], ['drop', drop]] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, [enabled]);
  return over;
}
