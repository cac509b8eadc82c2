/**
 * Child process that reads the text of one file and ends. It reads the file it is told of and its own modules, and nothing else leaves or reaches it.
 *
 * Message in: `{ path, size, fileName }`. Message out: `{ text }` (ExtractedText of the ports) or `{ problem, message, details }`.
 */
import { readFile } from './read-file.mjs';
import { DAMAGED } from './refused.mjs';
import { fileSource } from './source.mjs';

// Whatever a library would fetch, it cannot.
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Object.defineProperty(globalThis, name, { value: undefined, writable: false });

process.once('message', async ({ path, size, fileName }) => {
  try {
    process.send({ text: await readFile(fileSource(path, size), fileName) });
  } catch (error) {
    const { problem = 'UNREADABLE', message, details = '' } = error;
    process.send(problem === 'UNREADABLE' && !error.problem ? { problem, message: DAMAGED, details: String(message) } : { problem, message, details });
  }
});

// The parent is gone: nobody would read the answer.
process.on('disconnect', () => process.exit(0));
