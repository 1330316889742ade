import { v7, validate } from 'uuid';

/** A new identifier: UUID v7, so that ids sort by time of making. */
export function newId(): string {
  return v7();
}

/** Whether a text is a UUID; anything else must not reach the database as one. */
export function isId(value: string): boolean {
  return validate(value);
}
