/** Takes memory without end. */
process.on('message', () => {
  const held = [];
  for (;;) held.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
});
