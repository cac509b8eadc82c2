// npm run import-documents -- <ZIP | folder | identifier of an import> --persona nome@ente.it [--ente nome] [--importa --chi-legge RETE [--bozze] [--anche-doppioni]]
// Brings many documents in with a table (docs/running.md). Without --importa it only tries. With DATABASE_URL on that database, else on the embedded one, which must not be running.
// Ends with 1 when some rows are wrong, with 2 when the command cannot be understood.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { misunderstood, operate, say } from './operate.mjs';

let asked;
try {
  asked = parseArgs({ allowPositionals: true, options: { persona: { type: 'string' }, ente: { type: 'string' }, importa: { type: 'boolean' }, 'chi-legge': { type: 'string' }, bozze: { type: 'boolean' }, 'anche-doppioni': { type: 'boolean' } } });
} catch (error) {
  asked = { values: {}, positionals: [], problem: error.message };
}
const { values, positionals } = asked;
if (positionals.length !== 1 || !values.persona || (values.importa && !values['chi-legge'])) {
  misunderstood(asked.problem ?? 'Scrivete: npm run import-documents -- <ZIP o cartella> --persona nome@ente.it [--ente nome] [--importa --chi-legge ENTE|PROVINCE|RETE|PUBBLICO]');
}
// Before the working folder changes: a path is meant from where the command is given.
const source = /^[0-9a-f-]{36}$/.test(positionals[0]) ? positionals[0] : resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0]);
const make = values.importa ? { visibility: values['chi-legge'], publish: !values.bozze, skipSame: !values['anche-doppioni'] } : undefined;
await operate(async (config, load) => (await load('import-documents-command.js')).importDocuments(config, { source, person: values.persona, ente: values.ente, make }, say));
