// npm run registry -- preview | apply: ISTAT's files from the command line, as under Amministrazione (docs/running.md).
import { parseArgs } from 'node:util';
import { misunderstood, operate, say } from './operate.mjs';

const HOW = `Scrivete che cosa fare:
  npm run registry -- preview --come nome@upi.it [--elenco Elenco-comuni-italiani.csv] [--popolazione POSAS_2026_it_Comuni.zip]
  npm run registry -- apply   --come nome@upi.it [--elenco …] [--popolazione …] --impronta <quella dell’anteprima> --decorrenza 2026-01-01 --fonte "ISTAT, elenco dei Comuni al 1 gennaio 2026" [--successore cessato:successore …]
«--come» è l’indirizzo di un amministratore di UPI: nel registro resta che è stato lui.`;

function read() {
  try {
    const text = { type: 'string' };
    return parseArgs({ allowPositionals: true, options: { come: text, elenco: text, popolazione: text, impronta: text, decorrenza: text, fonte: text, successore: { ...text, multiple: true } } });
  } catch {
    return misunderstood(HOW);
  }
}

const { positionals: [command], values } = read();
if (!['preview', 'apply'].includes(command) || !values.come) misunderstood(HOW);
await operate(async (config, load) => (await load('registry-command.js')).runRegistryCommand(config, command, values, say));
