// npm run search -- rebuild | compare | repair: the index of the search (docs/running.md). Ends with 1 when index and domains differ, with 2 when the command cannot be understood.
import { misunderstood, operate, say } from './operate.mjs';

const [command] = process.argv.slice(2);
if (!['rebuild', 'compare', 'repair'].includes(command)) misunderstood('Scrivete che cosa fare: npm run search -- rebuild (rifà l’indice), compare (lo confronta), repair (corregge le differenze).');
await operate(async (config, load) => (await load('search-command.js')).runSearchCommand(config, command, say));
