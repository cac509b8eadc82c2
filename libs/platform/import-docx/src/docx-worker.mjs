/**
 * Child process that reads one DOCX and ends. It reads nothing but its message and its own modules.
 *
 * Message in: `{ bytes }`. Message out: `{ document }` (ReadDocument of the ports) or `{ problem, message, details }`.
 */
import { readParts } from './docx-parts.mjs';
import { readBlocks } from './docx-blocks.mjs';

process.once('message', async ({ bytes }) => {
  try {
    process.send({ document: await readBlocks(readParts(bytes)) });
  } catch (error) {
    const { problem = 'DAMAGED', message } = error;
    process.send(problem === 'DAMAGED' ? { problem, message: 'Il documento è danneggiato: apritelo con Word o con LibreOffice, salvatelo di nuovo e riprovate.', details: String(message) } : { problem, message, details: '' });
  }
});

// The parent is gone: nobody would read the answer.
process.on('disconnect', () => process.exit(0));
