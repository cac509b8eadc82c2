import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'province-comuni-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the folder in a process of its own, as a start does. */
function hold(): { status: number | null; output: string } {
  const script = `import { holdDataFolder } from './infra/bootstrap/data-folder.mjs'; holdDataFolder(${JSON.stringify(folder)}); process.stdout.write('held');`;
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { status: result.status, output: result.stdout + result.stderr };
}

function fields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

describe('one copy of the product per data folder', () => {
  it('takes a folder that nobody holds, and leaves no mark when it ends', () => {
    expect(hold()).toMatchObject({ status: 0, output: 'held' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a copy that was killed and never buried by its parent', async () => {
    // The child of the shell ends, and the sleep that takes the shell's place never asks about it.
    const parent = spawn('sh', ['-c', 'sleep 0.05 & exec sleep 30'], { stdio: 'ignore' });
    const dead = await new Promise<number>((found) => {
      const look = setInterval(() => {
        const child = readdirSync('/proc').map(Number).find((pid) => pid > 0 && isDeadChildOf(pid, parent.pid!));
        if (child === undefined) return;
        clearInterval(look);
        found(child);
      }, 20);
    });
    writeFileSync(join(folder, 'running.pid'), `${dead} ${fields(dead)[19]}`);
    const outcome = hold();
    parent.kill('SIGKILL');
    expect(outcome).toMatchObject({ status: 0, output: 'held' });
  });

  it('refuses a folder that a living copy holds, with its number', () => {
    writeFileSync(join(folder, 'running.pid'), `${process.pid} ${fields(process.pid)[19]}`);
    expect(hold()).toMatchObject({ status: 1, output: expect.stringContaining(`(processo ${process.pid})`) });
  });
});

function isDeadChildOf(pid: number, parent: number): boolean {
  try {
    const [state, ppid] = fields(pid);
    return state === 'Z' && Number(ppid) === parent;
  } catch {
    return false;
  }
}
