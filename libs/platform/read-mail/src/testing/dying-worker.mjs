/** Dies on the first document. */
process.on('message', () => process.exit(9));
