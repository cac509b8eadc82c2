import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { productLog } from './log.js';
import { HOSTILE_TEXTS } from './testing/hostile-texts.js';

describe('the log in production', () => {
  const written: string[] = [];
  const catchAll = (stream: NodeJS.WriteStream): void => void jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  afterEach(() => void jest.restoreAllMocks());

  it.each(Object.keys(HOSTILE_TEXTS))('keeps an entry on one line: %s', (kind) => {
    written.length = 0;
    catchAll(process.stdout);
    catchAll(process.stderr);
    productLog(true).error({ errorId: 'x', path: HOSTILE_TEXTS[kind], message: HOSTILE_TEXTS[kind], stack: `Error: ${HOSTILE_TEXTS[kind]}\n    at x` });
    productLog(true).warn(HOSTILE_TEXTS[kind]);
    jest.restoreAllMocks();
    const lines = written.join('').split(/\r\n|[\n\r\u2028\u2029]/).filter(Boolean);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(lines.join('')).not.toContain('\u001b');
  });
});
