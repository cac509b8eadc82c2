import { expect, it } from '@jest/globals';
import { untilRound } from './round.js';

it('goes round once a minute, just after the full one', () => {
  const midnight = Date.parse('2027-01-01T00:00:00+01:00');
  for (const [now, left] of [[midnight - 1_000, 1_500], [midnight, 500], [midnight + 499, 1], [midnight + 500, 60_000], [midnight + 30_000, 30_500]]) expect({ now, left: untilRound(now!) }).toEqual({ now, left });
});
