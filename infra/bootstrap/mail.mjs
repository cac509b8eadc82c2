// npm run mail -- incoming <file.eml | ->: takes in one message, from a file or from what is piped (docs/running.md).
import { readFileSync } from 'node:fs';
import { misunderstood, operate, say } from './operate.mjs';

const [command, file, ...more] = process.argv.slice(2);
if (command !== 'incoming' || !file || more.length > 0) misunderstood('Scrivete che cosa fare: npm run mail -- incoming messaggio.eml (o «-» per ciò che arriva dal programma che lo chiama).');
await operate(async (config, load) => (await load('mail-command.js')).runMailCommand(config, readFileSync(file === '-' ? 0 : file), say));
