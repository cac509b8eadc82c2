import type { PersonalData, PersonalPart } from '@province-comuni/platform-ports';

/** Key of the part that goes last: by the account the others know whose rows are his. */
export const ACCOUNT_PART = 'account';

/** What domains hold of people. */
export class PersonalDataRegistry implements PersonalData {
  private readonly parts = new Map<string, PersonalPart>();

  add(part: PersonalPart): void {
    if (this.parts.has(part.key)) throw new Error(`personal data: ${part.key} is there already`);
    this.parts.set(part.key, part);
  }

  /** In an order that is the same at every start, the account last. */
  all(): readonly PersonalPart[] {
    return [...this.parts.values()].sort((a, b) => Number(a.key === ACCOUNT_PART) - Number(b.key === ACCOUNT_PART) || (a.key < b.key ? -1 : 1));
  }
}
