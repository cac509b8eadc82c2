/**
 * Child process that reads one mail and ends. Nothing leaves it but its answer.
 *
 * Message in: `{ bytes }`. Message out: `{ mail }` (ReadMail of the ports) or `{ details }`.
 */
import { readMail } from './read-mail.mjs';

// Whatever a library would fetch, it cannot.
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Object.defineProperty(globalThis, name, { value: undefined, writable: false });

process.once('message', async ({ bytes }) => {
  try {
    process.send({ mail: await readMail(bytes) });
  } catch (error) {
    process.send({ details: String(error?.message ?? error) });
  }
});

// The parent is gone: nobody would read the answer.
process.on('disconnect', () => process.exit(0));
