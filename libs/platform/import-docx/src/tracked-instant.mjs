/** An ISO instant; null for anything that is none. */
export function instantOf(text) {
  const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text ?? '') ? new Date(text) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
