import type { PersonId } from '@province-comuni/shared-kernel';

/** A domain whose notices say words that may be changed after they were told: a letter that waits for the mail server says them as they are by then. */
export interface NoticeWording {
  /**
   * Within the open transaction, under the platform's own access.
   * @param keys of notices of any domain
   * @returns what the notice says to this person now (`NewNotice.text`), by key; notices that are not there say what they said
   */
  wordsNow(personId: PersonId, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Those domains. Filled while the application is put together. */
export class NoticeWordings implements NoticeWording {
  private readonly domains: NoticeWording[] = [];

  add(domain: NoticeWording): void {
    this.domains.push(domain);
  }

  async wordsNow(personId: PersonId, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const words = new Map<string, string>();
    for (const domain of this.domains) for (const [key, text] of await domain.wordsNow(personId, keys)) words.set(key, text);
    return words;
  }
}
