import type { Problem } from '../errors.js';
import type { Band } from './scheme.js';

const NUMBER = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });
const written = (value: number): string => NUMBER.format(value);
const range = (from: number, to: number): string => (from === to ? `il numero ${written(from)}` : `i numeri da ${written(from)} a ${written(to)}`);

/** The band that a number of inhabitants falls into; undefined only where the bands have problems. */
export function bandOf(bands: readonly Band[], inhabitants: number): Band | undefined {
  return bands.find(({ from, to }) => from <= inhabitants && (to === null || inhabitants <= to));
}

/**
 * What keeps bands from giving every number of inhabitants (from 1 on) exactly one fee: gaps, overlaps, ends before beginnings, an end at the last band. Each problem stands at the
 * field to mend, and names the numbers it is about.
 * @param at path of the list: `schemes[0].services[1].bands`
 */
export function bandProblems(bands: readonly Band[], at: string): Problem[] {
  if (bands.length === 0) return [{ field: at, message: 'Serve almeno una fascia.' }];
  const problems: Problem[] = [];
  const refuse = (index: number, part: 'from' | 'to', message: string): void => void problems.push({ field: `${at}[${index}].${part}`, message });
  for (const [index, { from, to }] of bands.entries()) {
    const last = index === bands.length - 1;
    const before = bands[index - 1];
    if (!before && from > 1) refuse(index, 'from', `${capital(resta(1, from - 1))}: la prima fascia comincia da 1.`);
    if (to !== null && to < from) refuse(index, 'to', `La fascia finisce (${written(to)}) prima di cominciare (${written(from)}).`);
    if (to === null && !last) refuse(index, 'to', 'Solo l’ultima fascia resta senza limite: qui serve il numero di abitanti a cui si ferma.');
    if (to !== null && last) refuse(index, 'to', `Oltre ${written(to)} abitanti non c’è nessuna fascia: l’ultima resta senza limite.`);
    if (!before || before.to === null || before.to < before.from) continue;
    if (from > before.to + 1) refuse(index, 'from', `${capital(resta(before.to + 1, from - 1))}: la fascia prima finisce a ${written(before.to)} e questa comincia da ${written(from)}. Fate cominciare questa da ${written(before.to + 1)}, oppure finire l’altra a ${written(from - 1)}.`);
    if (from <= before.to) {
      if (from <= before.from) refuse(index, 'from', `Le fasce vanno in ordine: questa comincia da ${written(from)}, non dopo quella prima, che comincia da ${written(before.from)}.`);
      else refuse(index, 'from', `${capital(range(from, Math.min(before.to, to ?? before.to)))} ${from === Math.min(before.to, to ?? before.to) ? 'sta' : 'stanno'} in due fasce: fate cominciare questa da ${written(before.to + 1)}, oppure finire l’altra a ${written(from - 1)}.`);
    }
  }
  return problems;
}

function resta(from: number, to: number): string {
  return from === to ? `resta scoperto il numero ${written(from)}` : `restano scoperti i numeri da ${written(from)} a ${written(to)}`;
}

function capital(text: string): string {
  return text[0]!.toLocaleUpperCase('it') + text.slice(1);
}
