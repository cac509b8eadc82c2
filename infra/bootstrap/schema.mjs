// npm run schema: writes apps/api/schema.graphql and the generated documents anew.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { installWhatIsMissing, productNode, root } from './install.mjs';

installWhatIsMissing();
const env = { ...process.env, UPDATE_SCHEMA: '1', PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
const run = (args) => spawnSync(productNode, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
const status = run(['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'integration', '--testPathPatterns', 'apps/api/src/schema']);
process.exit(status || run(['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts']));
