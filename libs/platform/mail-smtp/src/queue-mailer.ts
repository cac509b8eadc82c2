import { currentManager, kept } from '@province-comuni/platform-database';
import { headerLines, type Mail, type Mailer, type Outbox } from '@province-comuni/platform-ports';

/** Tells who delivers that letters wait. */
export const MAIL_QUEUED = 'mail.queued';

/** Mail of an installation with a mail server: it waits in the database, with what it tells of, until the {@link MailCourier} hands it over. */
export class QueueMailer implements Mailer {
  constructor(private readonly events: Outbox) {}

  async send({ to, subject, text, html, headers = {}, told }: Mail): Promise<void> {
    // Without `returning`: who writes a letter may not read the table.
    await currentManager().query(kept('insert into mail_delivery (to_address, subject, body, html, headers, bulk, told) values ($1, $2, $3, $4, $5, $6, $7)'), [to, subject, text, html ?? null, JSON.stringify(headerLines(headers)), headers.unsubscribe !== undefined, told ? JSON.stringify(told) : null]);
    await this.events.record({ kind: MAIL_QUEUED, payload: {} });
  }
}
