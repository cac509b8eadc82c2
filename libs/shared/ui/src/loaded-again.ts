/** Whether the browser itself came back to this document, or loaded it again: what was kept of where somebody was in it holds. */
export function isLoadedAgain(): boolean {
  const [loaded] = typeof performance.getEntriesByType === 'function' ? performance.getEntriesByType('navigation') : [];
  return loaded !== undefined && 'type' in loaded && (loaded.type === 'reload' || loaded.type === 'back_forward');
}
