/** A mail as it waits in the queue. The id and the moment stay the same on every attempt. */
export interface Mail {
  id: string;
  /** When it was written, ISO 8601. */
  at: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
}

/** Delivers one mail; delivering it again is harmless, or at least says by its message id that it is the same. */
export interface MailTransport {
  deliver(mail: Mail): Promise<void>;
}

/** The receiving side refuses this mail for good, such as for an unknown address: trying again is useless. */
export class MailRefusedError extends Error {
  constructor(reply: string) {
    super(`The mail server refused the mail for good (${reply})`);
    this.name = 'MailRefusedError';
  }
}

/** The readable message without its transport: what both transports tell nodemailer. */
export function envelopeOf(mail: Mail, from: string) {
  const host = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    // As an object it is taken as one address and never parsed as a list.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    date: new Date(mail.at),
    messageId: `<${mail.id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
