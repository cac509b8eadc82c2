import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './embedded-postgres.mjs';

/**
 * One copy of the product per data folder. The mark left by a copy that was killed is recognised and taken over.
 * @throws {StartRefused} while another copy is running on the folder
 */
export function holdDataFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StartRefused(`La cartella dei dati ${dataDir} non si può usare: ${error.message}`);
  }
  const file = join(dataDir, 'running.pid');
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${startedAt(process.pid)}`, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw new StartRefused(`La cartella dei dati ${dataDir} non si può scrivere: ${error.message}`);
      const [pid, start] = readFileSync(file, 'utf8').split(' ');
      if (Number(pid) !== process.pid && goesOn(Number(pid), start)) {
        throw new StartRefused(`Un'altra copia del prodotto usa già la cartella ${dataDir} (processo ${pid}). Fermatela, o scegliete un'altra cartella con DATA_DIR.`);
      }
      rmSync(file, { force: true });
    }
  }
  process.on('exit', () => rmSync(file, { force: true }));
}

/** A copy killed a moment ago is still leaving: it is waited for, as long as one would not notice. */
const LEAVING_MS = 3_000;

/** Whether the process of the mark goes on working. A number is used again after a while: only the same number with the same start is the same process. */
function goesOn(pid, start) {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < LEAVING_MS; waited += 100) {
    if (startedAt(pid) === '' || startedAt(pid) !== start) return false;
    Atomics.wait(asleep, 0, 0, 100);
  }
  return true;
}

/** When the process began, in the system's ticks; empty for one that is gone, or that ended and was not yet buried by its parent. */
function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
  } catch {
    try {
      process.kill(pid, 0);
      return 'living';
    } catch {
      return '';
    }
  }
}
