import { reedSolomon } from './reed-solomon.js';

describe('reedSolomon', () => {
  it('gives the correction bytes of the worked example of ISO/IEC 18004 ("HELLO WORLD", version 1, correction M)', () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(reedSolomon(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });
});
