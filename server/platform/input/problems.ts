import {
  Refusal,
  type RefusalDetails,
  type UserErrorCode,
  type UserErrorData,
  userError,
} from '../errors.ts';

/** Collects what is wrong with an input, each under the path of its field. */
export class Problems {
  readonly list: UserErrorData[];
  readonly #path: string;

  /** @param path path of the input that is read, such as `content`; empty for the top */
  constructor(path: string, list: UserErrorData[] = []) {
    this.#path = path;
    this.list = list;
  }

  /** The same collection, one level deeper. */
  at(...steps: (string | number)[]): Problems {
    return new Problems([this.#path, ...steps].filter((step) => step !== '').join('.'), this.list);
  }

  add(code: UserErrorCode, params?: RefusalDetails['params']): void {
    this.list.push(userError(code, { field: this.#path, ...(params ? { params } : {}) }));
  }
}

/** Refuses with everything that was found, if anything was. */
export function refuseAll(errors: readonly UserErrorData[]): void {
  if (errors.length > 0) throw Refusal.all(errors);
}
