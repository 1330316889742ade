import { isMailAddress } from '../../../platform/mail/mail.service.ts';
import type { Form } from '../form.ts';
import { MAX_EMAIL } from '../text-limits.ts';

/** An address as accounts are known by it: without spaces around it, in lower case. */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** Reads the address of a new account. */
export function readEmail(form: Form, field: string, value: string): string {
  const email = normalizeEmail(form.required(field, value, MAX_EMAIL));
  if (email !== '' && !isMailAddress(email)) form.refuse('INVALID', field);
  return email;
}
