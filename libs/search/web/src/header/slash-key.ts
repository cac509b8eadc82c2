const STORED = 'pc-search-slash';

/** Whether "/" goes to the search box: who speaks to his computer may not want single keys to do things (WCAG 2.1.4). */
export function slashKeyIsOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser. */
export function turnSlashKey(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing: the key stays on.
  }
}

/** Whether this key press asks for the search: not while something is being written, nor in a dialog. */
export function asksForSearch(event: KeyboardEvent): boolean {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !slashKeyIsOn()) return false;
  const target = event.target as HTMLElement | null;
  return !target?.closest('input, textarea, select, dialog, [contenteditable=""], [contenteditable="true"]');
}
