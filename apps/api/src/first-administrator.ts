import { IdentityError, InviteFirstAdministrator } from '@province-comuni/identity-domain';
import { StartContent } from './start-content.js';
import type { AppConfig } from './config.js';
import { createApp } from './main.js';
import { migrate } from './migrate.js';

/**
 * Invites the first amministratore of an installation, without serving anything.
 * @returns the link to accept, to be handed to the person
 * @throws Error in Italian when the address is wrong or there is an amministratore already
 */
export async function inviteFirstAdministrator(config: AppConfig, email: string): Promise<string> {
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  try {
    await app.init();
    await app.get(StartContent).load();
    return await app.get(InviteFirstAdministrator, { strict: false }).execute({ email });
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    throw new Error(error.code === 'IDENTITY.ALREADY_ADMINISTERED' ? 'C’è già un amministratore: gli inviti partono da lui.' : 'L’indirizzo di posta non è valido.', { cause: error });
  } finally {
    await app.close();
  }
}
