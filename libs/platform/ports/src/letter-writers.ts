import type { Mail } from './mailer.port.js';

/** Who writes letters that tell of something. A letter may wait for hours until a mail server takes it, and its reader lose a right meanwhile. */
export interface LetterWriter {
  /**
   * Within the open transaction, under the platform's own access.
   * @param content what he gave with the letter
   * @returns the letter as it is for its reader now; null: it is not for him any more
   */
  writeAgain(content: object): Promise<Omit<Mail, 'to' | 'told'> | null>;
}

/** Those who write letters, by the name that stands with each letter. Filled while the application is put together. */
export class LetterWriters {
  private readonly writers = new Map<string, LetterWriter>();

  /** @throws Error when the name is taken */
  add(name: string, writer: LetterWriter): void {
    if (this.writers.has(name)) throw new Error(`letters of «${name}» are written already`);
    this.writers.set(name, writer);
  }

  /** @throws Error when nobody writes such letters: rather none than one that its reader may not have */
  async writeAgain({ writer, content }: NonNullable<Mail['told']>): Promise<Omit<Mail, 'to' | 'told'> | null> {
    const found = this.writers.get(writer);
    if (!found) throw new Error(`nobody writes letters of «${writer}»`);
    return found.writeAgain(content);
  }
}
