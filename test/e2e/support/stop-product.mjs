import { rmSync } from 'node:fs';

export default async function stopProducts() {
  const codes = await Promise.all(globalThis.__products.map(stopProduct));
  const wrong = codes.find((code) => code !== 0);
  if (wrong !== undefined) throw new Error(`a product did not stop cleanly: ${wrong}`);
}

async function stopProduct({ child, dataDir }) {
  child.removeAllListeners('exit');
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const code = await ended;
  rmSync(dataDir, { recursive: true, force: true });
  return code;
}
