import { describe, expect, it } from '@jest/globals';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { Adhesion } from './adhesion.js';
import { representedTwice } from './represented-twice.js';

const who = (aderenteId: string, ...standsFor: string[]): { aderenteId: EnteId; standsFor: EnteId[] } => ({ aderenteId: aderenteId as EnteId, standsFor: standsFor as EnteId[] });
const there = (state: Adhesion['state'], aderenteId: string, ...standsFor: string[]): ReturnType<typeof who> & Pick<Adhesion, 'state'> => ({ ...who(aderenteId, ...standsFor), state });

describe('a Comune counts once', () => {
  it('not by itself and through its Unione, in whatever order they come', () => {
    expect(representedTwice([who('unione', 'urbino', 'cagli')], [there('INVITATO', 'urbino')])).toEqual([{ index: 0, comune: 'urbino', by: 'urbino' }]);
    expect(representedTwice([who('cagli'), who('urbino')], [there('FIRMATO', 'unione', 'urbino')])).toEqual([{ index: 1, comune: 'urbino', by: 'unione' }]);
    expect(representedTwice([who('unione', 'urbino'), who('urbino')], [])).toEqual([{ index: 1, comune: 'urbino', by: 'unione' }]);
    expect(representedTwice([who('unione', 'urbino'), who('comunita', 'urbino')], [])).toEqual([{ index: 1, comune: 'urbino', by: 'unione' }]);
  });

  it('whoever left or does not take part counts for nobody', () => {
    for (const state of ['NON_INTERESSATO', 'RECESSO'] as const) expect(representedTwice([who('unione', 'urbino')], [there(state, 'urbino')])).toEqual([]);
  });

  it('an invitation sent again is not a second', () => {
    expect(representedTwice([who('urbino'), who('unione', 'cagli')], [there('INVITATO', 'urbino'), there('IN_ESAME', 'unione', 'cagli')])).toEqual([]);
  });
});
