import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { APP_CONFIG } from './platform.module.js';
import type { AppConfig } from './config.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { runJobsCommand } from './jobs-command.js';
import { runMailCommand } from './mail-command.js';
import { runRegistryCommand, type RegistryOptions } from './registry-command.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

let test: TestApp;
let config: AppConfig;
let folder: string;
let lines: string[];
const say = (line: string): void => void lines.push(line);

beforeAll(async () => {
  test = await createTestApp({ live: true });
  config = test.app.get<AppConfig>(APP_CONFIG, { strict: false });
  await loadDemoAccounts(test.app);
  folder = mkdtempSync(join(tmpdir(), 'province-comuni-commands-'));
}, 120_000);
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  lines = [];
});

describe('ISTAT’s files from the command line', () => {
  const registry = (command: 'preview' | 'apply', options: Partial<RegistryOptions> = {}): Promise<boolean> => runRegistryCommand(config, command, { come: 'amministratore@demo.example', popolazione: join(folder, 'posas.csv'), ...options }, say);
  const population = async (): Promise<number[]> => (await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select p.popolazione from ente_popolazione p join ente e on e.id = p.ente_id where e.codice_istat = '041044' and p.anno = 2026`) as Promise<{ popolazione: number }[]>)).map(({ popolazione }) => popolazione);

  beforeAll(() => writeFileSync(join(folder, 'posas.csv'), ['"Popolazione residente per sesso, età e stato civile al 1° gennaio 2026 - Comuni"', '"Codice comune";"Comune";"Età";"Totale maschi";"Totale femmine";"Totale"', '041044;Pesaro;0;4;4;8', '041044;Pesaro;999;45000;50000;95123'].join('\r\n')));

  it('are refused to who is no amministratore of UPI, in words', async () => {
    expect(await registry('preview', { come: 'referente.pesaro@demo.example' })).toBe(false);
    expect(await registry('preview', { come: 'nessuno@example.it' })).toBe(false);
    expect(lines).toEqual(['Lo può fare solo un amministratore di UPI.', 'Non c’è nessun account aperto con l’indirizzo nessuno@example.it.']);
    expect(await population()).toEqual([]);
  });

  it('are looked at first, and applied only as they were seen', async () => {
    expect(await registry('preview')).toBe(true);
    expect(lines).toContain('Popolazione al 1° gennaio 2026: 1 Comuni cambiano');
    expect(await population()).toEqual([]);
    const impronta = /--impronta (\S+)/.exec(lines.at(-1)!)![1]!;
    const decisions = { decorrenza: '2026-01-01', fonte: 'ISTAT, popolazione al 1 gennaio 2026 (prova)' };
    expect(await registry('apply', { ...decisions, impronta: 'altra' })).toBe(false);
    expect(lines.at(-1)).toContain('guardate di nuovo le differenze');
    expect(await registry('apply', { impronta })).toBe(false);
    expect(lines.filter((line) => line.startsWith('  '))).toEqual([expect.stringContaining('source:'), expect.stringContaining('decorrenza:')]);
    expect(await registry('apply', { ...decisions, impronta })).toBe(true);
    expect(await population()).toEqual([95_123]);
  }, 60_000);
});

describe('work that was laid aside', () => {
  it('is told of, and put back where it came from', async () => {
    expect(await runJobsCommand(config, 'list', [], say)).toBe(true);
    const dead = `insert into jobs.job (name, data, policy, source_name, source_created_on, output) values ('dead-letters', '{"id":"1","kind":"test","payload":{},"occurredAt":"2026-11-28T09:00:00Z"}', 'standard', $1, clock_timestamp(), '{"message":"non ora"}')`;
    await test.database.runner.run(SYSTEM_ACCESS, async () => {
      await currentManager().query(dead, ['models.hint-instance-changed']);
      await currentManager().query(dead, ['lavoro.di-una-volta']);
    });
    expect(await runJobsCommand(config, 'list', [], say)).toBe(false);
    expect(lines.join('\n')).toMatch(/Nessun lavoro messo da parte\.\nLavori messi da parte: 2\n.*models\.hint-instance-changed: non ora/);
    // What the product no longer knows stays, and the command says that not all is done.
    expect(await runJobsCommand(config, 'retry', [], say)).toBe(false);
    expect(lines.at(-1)).toBe('Un lavoro rimesso in coda.');
    expect(await runJobsCommand(config, 'list', [], say)).toBe(false);
    expect(lines.at(-1)).toContain('lavoro.di-una-volta');
  }, 60_000);
});

describe('a message that is piped in', () => {
  it('is taken charge of, also when it is refused, and noted once', async () => {
    const message = Buffer.from('From: qualcuno@altrove.example\r\nTo: risposta@localhost\r\nSubject: prova\r\n\r\nciao');
    for (let times = 0; times < 2; times += 1) expect(await runMailCommand(config, message, say)).toBe(true);
    expect(lines).toEqual(['RIFIUTATA: INDIRIZZO', 'RIFIUTATA: INDIRIZZO']);
    expect(await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select from_address as "from", subject, outcome from incoming_mail'))).toEqual([{ from: 'qualcuno@altrove.example', subject: 'prova', outcome: 'RIFIUTATA' }]);
  });
});
