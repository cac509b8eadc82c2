// npm run jobs -- list | retry [id…]: background work that failed every time and was laid aside (docs/running.md). `list` ends with 1 when there is some.
import { misunderstood, operate, say } from './operate.mjs';

const [command, ...ids] = process.argv.slice(2);
if (!['list', 'retry'].includes(command) || ids.some((id) => !/^[0-9a-f-]{36}$/i.test(id))) misunderstood('Scrivete che cosa fare: npm run jobs -- list (mostra i lavori messi da parte), retry (li rifà tutti), retry <codice> … (rifà quelli).');
await operate(async (config, load) => (await load('jobs-command.js')).runJobsCommand(config, command, ids, say));
