import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import type { RunningContract } from '../running/running-contract.entity.ts';
import { OPEN_MONEY, PAYMENT_MAILS, type PaymentMail } from './payment-mails.ts';

/** To whom mails about a running contract go. */
export type Addressee = 'OFFICER' | 'FINANCE' | 'LICENSEE' | 'LICENSEE_ADMINISTRATOR';

/** Writes about a running contract to people of both sides, each once and in their language. */
export async function mailSides(
  tx: Transaction,
  app: App,
  running: Pick<RunningContract, 'dealId' | 'number' | 'title' | 'organizationId' | 'enterpriseId'>,
  mail: PaymentMail,
  to: readonly Addressee[],
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const people = new Map<string, RoleHolder>();
  for (const addressee of to)
    for (const holder of await holders(tx, running, addressee)) people.set(holder.userId, holder);
  const all: Readonly<Record<string, string>> = { number: running.number, title: running.title, ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const { email, locale: chosen } of people.values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = PAYMENT_MAILS[mail][locale];
    const title = fill(words.title);
    const content = {
      title,
      paragraphs: words.paragraphs.map(fill),
      action: { label: OPEN_MONEY[locale], url: `${app.config.publicUrl}/deals/${running.dealId}/money` },
    };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}

function holders(
  tx: Transaction,
  { organizationId, enterpriseId }: Pick<RunningContract, 'organizationId' | 'enterpriseId'>,
  addressee: Addressee,
): Promise<RoleHolder[]> {
  switch (addressee) {
    case 'OFFICER':
      return membersWithRole(tx, organizationId, 'OFFICER');
    case 'FINANCE':
      return membersWithRole(tx, organizationId, 'FINANCE_OFFICER');
    case 'LICENSEE':
      return membersWithRole(tx, enterpriseId, 'ENTERPRISE_MEMBER');
    case 'LICENSEE_ADMINISTRATOR':
      return membersWithRole(tx, enterpriseId, 'ADMINISTRATOR');
  }
}
