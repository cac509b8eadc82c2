import type { Translate } from '@province-comuni/shared-ui';

/** The name of a value: the server's, ours, or the value itself. */
export function valueLabel(t: Translate, value: string, label: string | null = null): string {
  if (label) return label;
  const key = `value_${value}`;
  const name = t(key);
  return name === key ? value : name;
}
