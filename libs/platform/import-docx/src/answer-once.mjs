import { readParts } from './docx-parts.mjs';

/**
 * What a child process does: it reads one DOCX and ends. It reads nothing but its message and its own modules.
 *
 * Message in: `{ bytes }`. Message out: `{ document }` or `{ problem, message, details }`.
 * @param {(input: { parts: Map<string, string>, notices: string[] }) => unknown} read makes the document of the port from the checked parts
 */
export function answerOnce(read) {
  process.once('message', async ({ bytes }) => {
    try {
      process.send({ document: await read(readParts(bytes)) });
    } catch (error) {
      const { problem = 'DAMAGED', message } = error;
      process.send(problem === 'DAMAGED' ? { problem, message: 'Il documento è danneggiato: apritelo con Word o con LibreOffice, salvatelo di nuovo e riprovate.', details: String(message) } : { problem, message, details: '' });
    }
  });
  // The parent is gone: nobody would read the answer.
  process.on('disconnect', () => process.exit(0));
}
