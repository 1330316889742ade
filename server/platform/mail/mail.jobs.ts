import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { JobHandler } from '../jobs/jobs.ts';
import { log } from '../log.ts';
import { createFolderTransport } from './folder-transport.ts';
import { MAIL_JOB } from './mail.service.ts';
import { type Mail, MailRefusedError, type MailTransport } from './mail.ts';
import { createSmtpTransport } from './smtp-transport.ts';

/** Where mails are written when no SMTP server is set. */
export function mailFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'mail');
}

export function createMailTransport({ mail, dataDir }: Pick<Config, 'mail' | 'dataDir'>): MailTransport {
  if (mail.smtpUrl) return createSmtpTransport(mail.smtpUrl, mail.from);
  return createFolderTransport(mailFolder({ dataDir }), mail.from);
}

export const mailJobs: Readonly<Record<string, JobHandler>> = {
  [MAIL_JOB]: async (app, payload, { jobId }) => {
    const mail = payload as Mail;
    try {
      await createMailTransport(app.config).deliver(mail);
    } catch (error) {
      if (!(error instanceof MailRefusedError)) throw error;
      log.warn({ jobId, mailId: mail.id, reason: error.message }, 'a mail was refused for good');
    }
  },
};
