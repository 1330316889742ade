import { createTransport } from 'nodemailer';
import { envelopeOf, MailRefusedError, type MailTransport } from './mail.ts';

/** Hands mails to an SMTP server. Its errors name no address and quote nothing of a mail, so they may be logged. */
export function createSmtpTransport(smtpUrl: string, from: string): MailTransport {
  const smtp = createTransport(smtpUrl);
  return {
    async deliver(mail) {
      try {
        await smtp.sendMail({
          ...envelopeOf(mail, from),
          text: mail.text,
          ...(mail.html ? { html: mail.html } : {}),
        });
      } catch (error) {
        const { code, command, responseCode } = details(error);
        const reply = [code, command, responseCode].filter((part) => part !== undefined).join(' ');
        // 5xx to the recipient or the message is final (RFC 5321, 4.2.1); trouble with our own sign-in is not.
        const final = (responseCode ?? 0) >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
        if (final) throw new MailRefusedError(reply);
        throw new Error(`The mail server did not take the mail (${reply})`);
      }
    },
  };
}

function details(error: unknown): { code?: string; command?: string; responseCode?: number } {
  if (!(error instanceof Error)) return {};
  const { code, command, responseCode } = error as Error & Record<string, unknown>;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    // Only the verb: a whole command would name the address.
    ...(typeof command === 'string' ? { command: command.slice(0, 4) } : {}),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  };
}
