// npm run screenshots: takes the pictures of docs/percorso.md again.
import { spawnSync } from 'node:child_process';
import { installWhatIsMissing, productNode, root } from './install.mjs';

installWhatIsMissing();
process.exit(spawnSync(productNode, ['test/screenshots/make.mjs'], { cwd: root, stdio: 'inherit' }).status ?? 1);
