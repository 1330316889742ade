import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { startJobRunner } from '../../server/platform/jobs/jobs.ts';
import { log } from '../../server/platform/log.ts';
import { mailFileName } from '../../server/platform/mail/folder-transport.ts';
import { createMailTransport, mailFolder, mailJobs } from '../../server/platform/mail/mail.jobs.ts';
import { isMailAddress, type NewMail, sendMail } from '../../server/platform/mail/mail.service.ts';
import { mailLayout } from '../../server/platform/mail/templates.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { decodeWords, headersOf, partOf } from './mail-message.ts';
import { MailServer } from './mail-server.ts';

const environment = useTestEnvironment();
const server = new MailServer();
let app: App;
/** The same process, but mails go to the SMTP server. */
let smtpApp: App;
beforeAll(async () => {
  const smtpUrl = await server.start();
  app = await openApp(environment().config, []);
  const mail = { smtpUrl, from: 'Fruition 成果集市 <no-reply@market.example>' };
  smtpApp = { ...app, config: { ...app.config, mail } };
});
afterAll(async () => {
  await closeApp(app);
  await server.stop();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.db.query('DELETE FROM graphile_worker._private_jobs');
});

const TO = 'zhang.wei@heu.example';
const newMail = (changes: Partial<NewMail> = {}): NewMail => ({
  to: TO,
  subject: '请重置您的密码',
  text: '您好：\n请在一小时内打开 https://market.example/reset?token=secret-token\n',
  ...changes,
});
const send = (mail: NewMail) => inTransaction(app.db, (tx) => sendMail(tx, mail));
const waiting = (): Promise<
  { payload: Record<string, unknown>; attempts: number; last_error: string | null }[]
> => app.db.query('SELECT payload, attempts, last_error FROM graphile_worker._private_jobs ORDER BY id');
const written = async () => (await readdir(mailFolder(app.config)).catch(() => [])).sort();
const eml = async (name: string) => readFile(join(mailFolder(app.config), name), 'utf8');
const info = { jobId: '7', attempt: 1, maxAttempts: 12, signal: new AbortController().signal };
const runJob = async (on: App) => {
  for (const { payload } of await waiting()) await mailJobs.mail?.(on, payload, info);
};

describe('a mail', () => {
  it('goes out if, and only if, the transaction commits', async () => {
    const before = await written();
    const failing = inTransaction(app.db, async (tx) => {
      await sendMail(tx, newMail({ subject: 'undone' }));
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    await send(newMail());
    const runner = await startJobRunner(app, mailJobs, []);
    await expect.poll(written).toHaveLength(before.length + 1);
    await expect.poll(waiting).toEqual([]);
    await runner.stop();
    const [name = ''] = (await written()).filter((each) => !before.includes(each));
    const message = await eml(name);
    expect(name).toMatch(/^\d{8}T\d{9}Z-[0-9a-f-]{36}\.eml$/);
    expect(decodeWords(headersOf(message).get('subject') ?? '')).toBe('请重置您的密码');
    expect(headersOf(message).get('to')).toBe(TO);
    // An editor shows it as it is.
    expect(message).toContain('请在一小时内打开 https://market.example/reset?token=secret-token\n');
  });

  it('that is sent again by the same job is the same file', async () => {
    const before = await written();
    await send(newMail());
    await runJob(app);
    const once = await written();
    await runJob(app);
    expect(await written()).toEqual(once);
    expect(once).toHaveLength(before.length + 1);
  });

  it('sorts by its time', () => {
    const moments = ['2026-11-22T03:15:00.123Z', '2026-11-22T03:15:00.124Z', '2026-12-01T00:00:00.000Z'];
    const names = moments.map((at) => mailFileName({ at, id: newId() }));
    expect(names[0]).toMatch(/^20261122T031500123Z-/);
    expect([...names].reverse().sort()).toEqual(names);
  });

  it.each([
    '',
    'no-address',
    'a@b.example, c@d.example',
    'a@b.example c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'Zhang <a@b.example>',
    'a@b@c.example',
    '"a"@b.example',
    'a\u0000@b.example',
  ])('is not sent to %j', async (to) => {
    expect(isMailAddress(to)).toBe(false);
    await expect(send(newMail({ to }))).rejects.toThrow('exactly one address');
    expect(await waiting()).toEqual([]);
  });

  it('is sent to ordinary and to Chinese addresses', () => {
    expect(['a@b', 'zhang.wei+x@mail.heu.edu.cn', '张伟@例子.中国'].every(isMailAddress)).toBe(true);
  });

  it('has no other headers than its own, whatever the subject and the text are', async () => {
    const names = [
      'auto-submitted',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ];
    const evil = fc.constantFrom(
      '\r\nBcc: x@y.example',
      '\nX-Evil: 1\n\n<html>',
      '\u2028Bcc: x@y.example',
      '成果',
    );
    const anyText = fc.string({
      unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), evil),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (subject, text) => {
        await app.db.query('DELETE FROM graphile_worker._private_jobs');
        await send(newMail({ subject: `关于 ${subject}`, text: `正文 ${text}` }));
        await runJob(smtpApp);
        const message = server.received.at(-1)?.message ?? '';
        expect([...headersOf(message).keys()].sort()).toEqual(names);
        expect(server.received.at(-1)?.to).toEqual([TO]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('by SMTP, a mail', () => {
  it('arrives as it was written, under one message id on every attempt', async () => {
    const { text, html } = mailLayout('zh', {
      title: '密码重置',
      paragraphs: ['您好，张伟：', '请尽快处理。'],
    });
    await send(newMail({ text, html, subject: '密码重置 '.repeat(20) }));
    await runJob(smtpApp);
    await runJob(smtpApp);
    const [first, second] = server.received.slice(-2).map(({ message }) => message);
    if (!first || !second) throw new Error('Two mails were expected');
    expect(server.received.at(-1)).toMatchObject({ from: 'no-reply@market.example', to: [TO] });
    expect(decodeWords(headersOf(first).get('from') ?? '')).toBe(
      'Fruition 成果集市 <no-reply@market.example>',
    );
    expect(decodeWords(headersOf(first).get('subject') ?? '')).toBe('密码重置 '.repeat(20).trim());
    expect(partOf(first, 'text/plain').trim()).toBe(text.trim());
    expect(partOf(first, 'text/html').trim()).toBe(html.trim());
    expect(headersOf(first).get('message-id')).toMatch(/^<[0-9a-f-]{36}@market\.example>$/);
    expect(headersOf(second).get('message-id')).toBe(headersOf(first).get('message-id'));
  });

  const capture = () => {
    const lines: string[] = [];
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      vi.spyOn(log, level).mockImplementation((...parts: unknown[]) => {
        lines.push(parts.map(asText).join(' '));
      });
    }
    return lines;
  };
  const asText = (part: unknown) =>
    JSON.stringify(part, (_key, value) => (value instanceof Error ? `${value.stack}${value.cause}` : value));

  it('that is refused for good is not tried again', async () => {
    server.refusals.set(TO, `550 <${TO}> unknown`);
    await send(newMail());
    const lines = capture();
    await runJob(smtpApp);
    server.refusals.clear();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('refused the mail for good (EENVELOPE RCPT 550)');
    expect(lines[0]).not.toContain(TO);
  });

  it('that is put off waits for its next attempt, and no log names its address or text', async () => {
    server.refusals.set(TO, `451 <${TO}> later`);
    const before = server.received.length;
    await send(newMail());
    const lines = capture();
    const runner = await startJobRunner(smtpApp, mailJobs, []);
    await expect.poll(async () => (await waiting())[0]?.attempts).toBe(1);
    await expect.poll(() => lines.some((line) => line.includes('Failed task'))).toBe(true);
    await runner.stop();
    server.refusals.clear();
    const [job] = await waiting();
    expect(job?.last_error).toContain('The mail server did not take the mail (EENVELOPE RCPT 451)');
    for (const secret of [TO, 'secret-token', '请重置']) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
      expect(job?.last_error).not.toContain(secret);
    }
    await runJob(smtpApp);
    expect(server.received).toHaveLength(before + 1);
  });

  it('waits while there is no server', async () => {
    const gone = { ...app.config, mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example' } };
    const mail = { id: newId(), at: '2026-11-22T00:00:00.000Z', ...newMail(), html: null };
    await expect(createMailTransport(gone).deliver(mail)).rejects.toThrow(
      /^The mail server did not take the mail \(E/,
    );
  });
});

describe('the layout of mails', () => {
  const content = {
    title: '张 <b>伟</b> & "成果"',
    paragraphs: ['第一行\n第二行', "<script>alert('1')</script>"],
    action: { label: '查看 <成果>', url: 'https://market.example/results?id=1&from="mail"' },
  };

  it('says the same as text and as HTML, with everything escaped', () => {
    const { text, html } = mailLayout('zh', content);
    expect(text).toBe(
      `${[
        content.title,
        '第一行\n第二行',
        "<script>alert('1')</script>",
        '查看 <成果>\nhttps://market.example/results?id=1&from="mail"',
        '-- \n此邮件由成果集市自动发送，请勿直接回复。',
      ].join('\n\n')}\n`,
    );
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain(
      '<h1 style="margin:0 0 16px;font-size:20px">张 &lt;b&gt;伟&lt;/b&gt; &amp; &quot;成果&quot;</h1>',
    );
    expect(html).toContain('<p>第一行<br>第二行</p>\n<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>');
    expect(html).toContain('href="https://market.example/results?id=1&amp;from=&quot;mail&quot;"');
    expect(html).toContain('>查看 &lt;成果&gt;</a>');
    expect(html).not.toContain('<script');
  });

  it('speaks English too', () => {
    expect(mailLayout('en', { title: 'Hello', paragraphs: [] }).text).toBe(
      'Hello\n\n-- \nFruition sent this mail automatically. Please do not reply to it.\n',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'https://a b'])(
    'leads nobody to %s',
    (url) => {
      expect(() => mailLayout('zh', { ...content, action: { label: 'x', url } })).toThrow('http or https');
    },
  );
});
