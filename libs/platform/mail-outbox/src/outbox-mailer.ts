import { currentManager } from '@province-comuni/platform-database';
import { headerLines, type ArchivedMail, type Mail, type MailArchive, type Mailer } from '@province-comuni/platform-ports';

/** Mail of an installation without a mail server: written in the caller's transaction, read in the product. */
export class OutboxMailer implements Mailer {
  async send(mail: Mail): Promise<void> {
    // Without `returning`: who writes a message may not read the table.
    await currentManager().query('insert into mail_message (to_address, subject, body, html, headers) values ($1, $2, $3, $4, $5)', [mail.to, mail.subject, mail.text, mail.html ?? null, JSON.stringify(headerLines(mail.headers ?? {}))]);
  }
}

/** Reads what the `OutboxMailer` wrote; only the platform itself (`system` access) finds anything. */
export class OutboxMailArchive implements MailArchive {
  async list(filter: { readonly to?: string; readonly offset: number; readonly limit: number }): Promise<{ readonly items: readonly ArchivedMail[]; readonly total: number }> {
    const to = filter.to ?? null;
    const items: ArchivedMail[] = await currentManager().query(
      `select id, to_address as "to", subject, body as "text", html, headers, created_at as "createdAt" from mail_message
       where $1::text is null or to_address = $1 order by created_at desc, id desc offset $2 limit $3`,
      [to, filter.offset, filter.limit],
    );
    const [count]: { total: string }[] = await currentManager().query('select count(*) as total from mail_message where $1::text is null or to_address = $1', [to]);
    return { items, total: Number(count?.total ?? 0) };
  }
}
