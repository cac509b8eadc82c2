// npm run bench: installs what is missing, then measures on the Node in the box. `npm run bench -- export` runs one benchmark.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installWhatIsMissing, productNode, root } from './install.mjs';

installWhatIsMissing();
const child = spawn(productNode, [join(root, 'infra/bootstrap/run-benches.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
