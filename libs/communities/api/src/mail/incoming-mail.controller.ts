import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { AnswerByMail, LARGEST_MAIL, type ArrivedMail } from '@province-comuni/communities-domain';
import { MailRefused } from '@province-comuni/platform-ports';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a mail server has to say; null: no mail is taken. */
export const MAIL_INTAKE_SECRET = Symbol('MailIntakeSecret');

/** What is read at most of a message that is too large, in bytes: what comes after is not waited for. */
const MOST_HEARD = 64 * 1024 * 1024;

/** Mail comes in here, handed over by the mail server of the installation (docs/running.md). */
@Controller('api/mail')
export class IncomingMailController {
  private readonly expected: Buffer | null;

  constructor(
    @Inject(AnswerByMail) private readonly answer: AnswerByMail,
    @Inject(MAIL_INTAKE_SECRET) secret: string | null,
  ) {
    this.expected = secret === null ? null : digest(`Bearer ${secret}`);
  }

  /**
   * Body: a message as it arrived (`message/rfc822`), at most 36 MB. Header `authorization: Bearer <secret>`; `x-envelope-from`: sender of the envelope, where nobody passes mail on.
   * Answers 200 `{ outcome, reason }` for whatever was taken charge of, also refused; 413 for what is too large, noted; 503 to be sent again; 404 without the secret.
   */
  @Post('incoming')
  @HttpCode(200)
  async incoming(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    if (!this.expected || !timingSafeEqual(this.expected, digest(request.headers.authorization ?? ''))) return void reply.header('connection', 'close').status(404).send({ message: 'Non trovato.' });
    if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'message/rfc822') return void reply.header('connection', 'close').status(415).send({ message: 'Un messaggio si manda come message/rfc822.' });
    const envelope = request.headers['x-envelope-from'];
    const arrived = await messageIn(request.raw);
    try {
      const { outcome, reason } = await this.answer.execute({ ...arrived, envelopeFrom: typeof envelope === 'string' && envelope.includes('@') ? envelope : null });
      await reply.status(arrived.isWhole ? 200 : 413).send({ outcome, reason });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      await reply.header('retry-after', '60').status(503).send({ message: error.message });
    }
  }
}

/** The first bytes of a message, and whether they are all of it. */
async function messageIn(body: AsyncIterable<Buffer>): Promise<Omit<ArrivedMail, 'envelopeFrom'>> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    if (length < LARGEST_MAIL) pieces.push(piece);
    length += piece.length;
    if (length > MOST_HEARD) break;
  }
  return { bytes: Buffer.concat(pieces).subarray(0, LARGEST_MAIL), isWhole: length <= LARGEST_MAIL };
}

/** Of one length, so that comparing says nothing of it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
