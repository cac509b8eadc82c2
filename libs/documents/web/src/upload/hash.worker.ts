import { Sha256 } from './sha256.js';

const PIECE = 4 * 1024 * 1024;

/** Message in: a `File`. Messages out: `{ hash }` or `{ error }`. */
self.addEventListener('message', ({ data }: MessageEvent<File>) => {
  void (async () => {
    try {
      const hash = new Sha256();
      for (let at = 0; at < data.size; at += PIECE) hash.update(new Uint8Array(await data.slice(at, at + PIECE).arrayBuffer()));
      self.postMessage({ hash: hash.hex() });
    } catch (error) {
      self.postMessage({ error: String(error) });
    }
  })();
});
