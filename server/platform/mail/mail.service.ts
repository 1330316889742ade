import { clock } from '../clock.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { addJob, dropWaitingJobs } from '../jobs/jobs.ts';
import type { Mail } from './mail.ts';

export const MAIL_JOB = 'mail';
const MAX_SUBJECT = 250;
/** One plain address: nothing that a header or a list of addresses could be made of. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]{1,190}$/u;

export interface NewMail {
  /** One address, such as `zhang@example.edu.cn`. */
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** Whether a text is one mail address that can be written to. */
export function isMailAddress(value: string): boolean {
  return ADDRESS.test(value);
}

/**
 * Sends a mail if, and only if, the transaction commits; the worker delivers it and tries again for some hours.
 * @throws Error for what is no address: forms check theirs with `isMailAddress`
 */
export async function sendMail(tx: Transaction, { to, subject, text, html }: NewMail): Promise<void> {
  if (!isMailAddress(to)) throw new Error('A mail needs exactly one address');
  const mail: Mail = {
    id: newId(),
    at: clock.now().toISOString(),
    to,
    subject: oneLine(subject),
    text,
    html: html ?? null,
  };
  await addJob(tx, MAIL_JOB, mail);
}

/** Takes back all mails that wait to be delivered, those of this transaction among them. */
export function dropWaitingMails(tx: Transaction): Promise<void> {
  return dropWaitingJobs(tx, MAIL_JOB);
}

/** Titles that people gave come into subjects: whatever would end or disguise the line becomes a space. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, MAX_SUBJECT).join('');
}
