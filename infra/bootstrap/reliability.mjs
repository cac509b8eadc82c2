// npm run reliability -- kills migrations …: the long scripts of the scorecard, one after another; all of them without a name. Results are kept in docs/reliability.md.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildProduct } from '../build/build-product.mjs';
import { installWhatIsMissing, productNode, root } from './install.mjs';

installWhatIsMissing();
await buildProduct(root, () => {});
const all = readdirSync(join(root, 'test/reliability')).filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -4));
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !all.includes(name));
if (unknown) {
  process.stderr.write(`Non c'è «${unknown}»: scegliete fra ${all.join(', ')}.\n`);
  process.exit(2);
}
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
const failed = (asked.length > 0 ? asked : all).filter((name) => spawnSync(productNode, [join(root, 'test/reliability', `${name}.mjs`)], { cwd: root, stdio: 'inherit', env }).status !== 0);
process.exit(failed.length > 0 ? 1 : 0);
