export class StartRefused extends Error {}
export interface EmbeddedPostgres {
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  readonly pid: number;
  readonly exited: Promise<void>;
  url(database: string, user?: string, password?: string): string;
  stop(): Promise<void>;
}
export function startEmbeddedPostgres(options: { dataDir: string; flags?: readonly string[]; log?: (line: string) => void }): Promise<EmbeddedPostgres>;
export function freePort(): Promise<number>;
