import { randomInt } from 'node:crypto';

/** Letters that nobody takes for another one, in print or by voice. */
const LETTERS = 'ABCDEFGHJKMNPRSTWXYZ';
const LENGTH = 8;

/** A code that cannot be guessed: eight letters without look-alikes. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A code as it was typed or scanned, in capitals and without what stands between its letters. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}
