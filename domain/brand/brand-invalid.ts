/** A brand that pages and mails can't be shown with; its message says what is wrong and what would be right. */
export class BrandInvalid extends Error {
  override readonly name = 'BrandInvalid';
}
