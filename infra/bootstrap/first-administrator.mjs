// npm run first-administrator -- nome@ente.it: invites UPI's first amministratore of a production installation (docs/running.md).
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [email] = process.argv.slice(2);

try {
  if (!email) throw new Error("Scrivete l'indirizzo di posta: npm run first-administrator -- nome@ente.it");
  process.chdir(root);
  const load = (file) => import(pathToFileURL(join(root, 'apps/api/dist/src', file)).href);
  const [{ readConfig }, { inviteFirstAdministrator }] = [await load('main.js'), await load('first-administrator.js')];
  const link = await inviteFirstAdministrator(readConfig({ ...process.env, PC_MODE: 'production' }), email);
  process.stdout.write(`Invito pronto per ${email}. Il collegamento vale 14 giorni e funziona una volta sola:\n${link}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
