/** The bytes are not a text we can read; says what they are and what to do. */
export class NotText extends Error {
  override name = "NotText";
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
