import {
  Refusal,
  type RefusalDetails,
  type UserErrorCode,
  type UserErrorData,
  userError,
} from '../../platform/errors.ts';

/** Reads the fields of a form and collects everything that is wrong, so that people see all of it at once. */
export class Form {
  readonly #errors: UserErrorData[] = [];
  readonly #prefix: string;

  /** `prefix` leads to fields of an inner input, such as `newUnit.`. */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  refuse(code: UserErrorCode, field: string, params: NonNullable<RefusalDetails['params']> = {}): void {
    this.#errors.push(userError(code, { field: `${this.#prefix}${field}`, params }));
  }

  /** A text that must be there, without the spaces around it. */
  required(field: string, value: string | null | undefined, max: number): string {
    const text = this.optional(field, value, max);
    if (text === null) this.refuse('REQUIRED', field);
    return text ?? '';
  }

  /** A text that may be missing; an empty one is none. */
  optional(field: string, value: string | null | undefined, max: number): string | null {
    const text = value?.trim() ?? '';
    if (text.length > max) this.refuse('TOO_LONG', field, { max });
    return text === '' ? null : text;
  }

  get errors(): readonly UserErrorData[] {
    return this.#errors;
  }

  /** Refuses with everything that was found in the forms, if anything was. */
  static check(...forms: readonly Form[]): void {
    const errors = forms.flatMap((form) => form.errors);
    if (errors.length > 0) throw Refusal.all(errors);
  }
}
