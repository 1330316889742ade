import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { demonstrationAccounts } from '../../server/platform/start/accounts.mjs';
import { explain, readyBlock, StartRefusal } from '../../server/platform/start/messages.mjs';

const facts = {
  url: 'http://localhost:4000',
  dataDir: '/srv/data',
  mailDir: '/srv/data/mail',
  seconds: 1.25,
  degraded: false,
  accounts: null,
};

test('the start says where everything is, with the mail folder only while mails go there', () => {
  const lines = readyBlock(facts).split('\n');
  expect(lines).toContain('成果集市已就绪 Fruition is ready (1.3 s)');
  expect(lines).toContain('  网址 address              http://localhost:4000');
  expect(lines).toContain('  邮件目录 mail folder      /srv/data/mail');
  expect(readyBlock({ ...facts, mailDir: null })).not.toContain('mail folder');
});

test('a degraded search is said', () => {
  expect(readyBlock({ ...facts, degraded: true })).toContain('降级 degraded');
});

test('the accounts that the seeds want shown are printed with password, role and organisation', () => {
  const accounts = demonstrationAccounts(resolve(import.meta.dirname, '../..'));
  if (!accounts) throw new Error('the seeds have no accounts');
  const block = readyBlock({ ...facts, accounts });
  expect(block).toContain(`password: ${accounts.password}`);
  expect(block).toMatch(/^ {4}officer\.songjiang@example\.com +转化专员 officer +\S+，松江工业大学$/m);
  expect(accounts.accounts.filter(({ email }) => !block.includes(email))).toEqual([]);
  // Every role has words for people.
  expect(block).not.toMatch(/[A-Z]{2,}_[A-Z]/);
});

test('a refusal is told without a stack, a fault with it', () => {
  expect(explain(new StartRefusal('take another port'))).toBe('take another port');
  expect(explain(new Error('broken'))).toMatch(/^Error: broken\n +at /);
});
