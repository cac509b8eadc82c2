import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from './build-product.mjs';

await buildProduct(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), (line) => process.stdout.write(`${line}\n`));
