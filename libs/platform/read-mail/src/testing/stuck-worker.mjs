/** Takes a document and never answers. */
process.on('message', () => undefined);
