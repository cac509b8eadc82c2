/** Addresses of the pages to which mails point. Tokens stand after `#`: they reach no server log and no Referer header. */
export class IdentityLinks {
  /** @param publicUrl where people reach the product, without a slash at the end */
  constructor(private readonly publicUrl: string) {}

  /** Page that sets a new password. */
  passwordReset(token: string): string {
    return `${this.publicUrl}/reimposta-password#${token}`;
  }

  /** Page that accepts an invitation. */
  invitation(token: string): string {
    return `${this.publicUrl}/invito#${token}`;
  }
}
