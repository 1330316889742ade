import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { envelopeOf, type Mail, type MailTransport } from './mail.ts';
import { escapeHtml } from './templates.ts';

/** Writes mails into a folder as `.eml` files that sort by time and that an editor shows as they are. */
export function createFolderTransport(folder: string, from: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async deliver(mail) {
      const parts = [readable('text/plain', mail.text)];
      parts.push(readable('text/html', mail.html ?? `<pre>${escapeHtml(mail.text)}</pre>`));
      const { message } = await writer.sendMail({ ...envelopeOf(mail, from), alternatives: parts });
      const path = join(folder, mailFileName(mail));
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.part`, message);
      await rename(`${path}.part`, path);
    },
  };
}

/** `20261122T031500123Z-<id>.eml`: the same on every attempt. */
export function mailFileName(mail: Pick<Mail, 'id' | 'at'>): string {
  return `${mail.at.replace(/[-:.]/g, '')}-${mail.id}.eml`;
}

/** A part whose characters stand as they are; nodemailer would encode Chinese beyond reading. */
function readable(contentType: string, content: string) {
  const head = `Content-Type: ${contentType}; charset=utf-8\nContent-Transfer-Encoding: 8bit`;
  return { raw: `${head}\n\n${content.replace(/\r\n?/g, '\n')}\n` };
}
