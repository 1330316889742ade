/** The closed list of reasons for which a step is refused; the client has plain words for each. */
export const USER_ERROR_CODES = {
  REQUIRED: 'Something that is needed is missing.',
  INVALID: 'A value has the wrong form or makes no sense.',
  TOO_LONG: 'A value is longer than allowed.',
  NOT_FOUND: 'There is no such record, or none that you may see.',
  FORBIDDEN: 'Your role does not allow this.',
  SIGN_IN_REQUIRED: 'Only for those who are signed in.',
  CONFLICT: 'Somebody else changed the record in the meantime.',
  ALREADY_EXISTS: 'Such a record is there already.',
  STATE: 'The step is not possible in the present state.',
  RULE: 'A rule of the rulebook forbids it.',
  LIMIT: 'Too many or too much.',
  EXPIRED: 'The time for it is over.',
  WRONG_CREDENTIALS: 'The sign-in data are wrong.',
  LOCKED: 'Locked for a while after too many attempts.',
  SECOND_FACTOR_REQUIRED: 'A code of the second factor is needed.',
  CONSENT_REQUIRED: 'The terms in force were not consented to.',
  FOUR_EYES: 'Nobody approves their own doing.',
  UNAVAILABLE: 'A part of the system is away at the moment.',
} as const;

export type UserErrorCode = keyof typeof USER_ERROR_CODES;

/** A rule as a refusal quotes it; `citation` is null for the platform's own rules. */
export interface RuleQuote {
  id: string;
  authority: 'LAW' | 'DOCUMENT' | 'PLATFORM';
  citation: string | null;
  text: string;
  textEn: string;
}

export interface RefusalDetails {
  /** Path of the input field in question, such as `content.rights.0.number`. */
  field?: string;
  /** What the client's words need: names, limits, present values. */
  params?: Record<string, string | number>;
  rule?: RuleQuote;
}

/** One refused thing, as it is shown to people. */
export interface UserErrorData {
  code: UserErrorCode;
  message: string;
  field: string | null;
  params: { name: string; value: string }[];
  rule: RuleQuote | null;
}

/** An expected refusal. It leaves everything as it was (the transaction rolls back) and becomes a `userErrors` entry. */
export class Refusal extends Error {
  readonly errors: readonly UserErrorData[];

  constructor(code: UserErrorCode, details: RefusalDetails = {}) {
    super(USER_ERROR_CODES[code]);
    this.name = 'Refusal';
    this.errors = [userError(code, details)];
  }

  get code(): UserErrorCode {
    return this.errors[0]?.code ?? 'INVALID';
  }

  /** Several things refused at once, such as all invalid fields of a form; the list is not empty. */
  static all(errors: readonly UserErrorData[]): Refusal {
    const refusal = new Refusal(errors[0]?.code ?? 'INVALID');
    return Object.assign(refusal, { errors });
  }
}

/** Builds one entry for `Refusal.all`. */
export function userError(code: UserErrorCode, details: RefusalDetails = {}): UserErrorData {
  return {
    code,
    message: USER_ERROR_CODES[code],
    field: details.field ?? null,
    params: Object.entries(details.params ?? {}).map(([name, value]) => ({ name, value: String(value) })),
    rule: details.rule ?? null,
  };
}
