// Dies at its first message.
process.on('message', () => {
  process.stderr.write('out of memory', () => process.exit(3));
});
