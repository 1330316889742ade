import { type ValidationError, validate } from 'class-validator';
import { Refusal, type UserErrorCode, type UserErrorData, userError } from '../errors.ts';

/** Longest text of a field that states no limit of its own. */
export const DEFAULT_TEXT_LIMIT = 20_000;
const MAX_LIST = 500;
const MAX_NESTING = 12;

/**
 * Checks an argument: first its sheer size, then, if it is an input object, what its class demands (class-validator).
 * Refusals name the field and the limit but never echo what was sent.
 */
export async function checkInput(value: unknown): Promise<void> {
  if (value === undefined || value === null) return;
  const errors: UserErrorData[] = [];
  checkSize(value, '', 0, errors);
  if (errors.length === 0 && typeof value === 'object') {
    const found = await validate(value, {
      whitelist: false,
      forbidUnknownValues: false,
      skipMissingProperties: true,
      validationError: { target: false, value: false },
    });
    for (const error of found) flatten(error, '', errors);
  }
  if (errors.length > 0) throw Refusal.all(errors.slice(0, 50));
}

function checkSize(value: unknown, path: string, depth: number, errors: UserErrorData[]): void {
  if (typeof value === 'string') {
    if (value.length > DEFAULT_TEXT_LIMIT) {
      errors.push(userError('TOO_LONG', { field: path, params: { max: DEFAULT_TEXT_LIMIT } }));
    } else if (value.includes('\u0000')) {
      errors.push(userError('INVALID', { field: path, params: { reason: 'control-character' } }));
    }
    return;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const entries = Array.isArray(value)
    ? value.map((each, index) => [String(index), each] as const)
    : Object.entries(value);
  if (entries.length > MAX_LIST || depth > MAX_NESTING) {
    errors.push(userError('LIMIT', { field: path, params: { max: MAX_LIST } }));
    return;
  }
  for (const [key, inner] of entries) checkSize(inner, path ? `${path}.${key}` : key, depth + 1, errors);
}

/** class-validator's constraint names that are not simply INVALID. */
const CODES: Readonly<Record<string, UserErrorCode>> = {
  maxLength: 'TOO_LONG',
  arrayMaxSize: 'LIMIT',
  isNotEmpty: 'REQUIRED',
  isDefined: 'REQUIRED',
  minLength: 'REQUIRED',
};

function flatten(error: ValidationError, parent: string, errors: UserErrorData[]): void {
  const path = parent ? `${parent}.${error.property}` : error.property;
  for (const [constraint, message] of Object.entries(error.constraints ?? {})) {
    const limit = /\d+/.exec(message)?.[0];
    const params = { constraint, ...(limit === undefined ? {} : { limit }) };
    errors.push(userError(CODES[constraint] ?? 'INVALID', { field: path, params }));
  }
  for (const child of error.children ?? []) flatten(child, path, errors);
}
