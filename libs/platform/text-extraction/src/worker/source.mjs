import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read anywhere, from a file or from memory: a file of 2 GB is never in memory. */
export function fileSource(path, size) {
  const descriptor = openSync(path, 'r');
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.alloc(wanted);
      let done = 0;
      while (done < wanted) {
        const count = readSync(descriptor, buffer, done, wanted - done, offset + done);
        if (count === 0) break;
        done += count;
      }
      return buffer.subarray(0, done);
    },
    close: () => closeSync(descriptor),
  };
}

export function memorySource(buffer) {
  return { size: buffer.length, read: (offset, length) => buffer.subarray(offset, Math.min(buffer.length, offset + length)), close: () => undefined };
}
