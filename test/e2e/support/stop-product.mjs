import { rmSync } from 'node:fs';

export default async function stopProduct() {
  const { child, dataDir } = globalThis.__product;
  child.removeAllListeners('exit');
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const code = await ended;
  rmSync(dataDir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the product did not stop cleanly: ${code}`);
}
