import { AnswerByMail, LARGEST_MAIL } from '@province-comuni/communities-domain';
import type { AppConfig } from './config.js';
import { createApp } from './main.js';
import { migrate } from './migrate.js';

/**
 * Takes in one message as a mail server would hand it over, for those that pipe and for trials.
 * @param say takes a line in Italian
 * @returns whether it was taken charge of, also refused; a message that cannot be read now throws
 */
export async function runMailCommand(config: AppConfig, message: Uint8Array, say: (line: string) => void): Promise<boolean> {
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  try {
    await app.init();
    const { outcome, reason } = await app.get(AnswerByMail, { strict: false }).execute({ bytes: message.subarray(0, LARGEST_MAIL), isWhole: message.length <= LARGEST_MAIL, envelopeFrom: null });
    say(reason === 'NESSUNO' ? outcome : `${outcome}: ${reason}`);
    return true;
  } finally {
    await app.close();
  }
}
