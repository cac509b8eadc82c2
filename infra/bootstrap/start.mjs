// npm start: installs what is missing, then runs the product on the Node in the box.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installWhatIsMissing, productNode, root } from './install.mjs';

installWhatIsMissing();
// The server gives back, once, what starting leaves behind: see there.
const child = spawn(productNode, ['--expose-gc', join(root, 'infra/bootstrap/serve.mjs')], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
