import type { App } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { sendMail } from '../../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../../accounts/members/members-with-role.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { BOUNTY_ROLES } from '../bounty.policy.ts';
import { BOUNTY_MAILS, type BountyMail, OPEN_BOUNTY } from './bounty-mails.ts';

/** Who hears of money: those of the poster or of a winner who handle it, or the operators. */
export type BountyAddressee = 'POSTER' | 'OPERATOR' | { winner: string };

interface Letter {
  mail: BountyMail;
  to: readonly BountyAddressee[];
  values: Readonly<Record<string, string>>;
}

/** Writes about the bounty of a demand, to each person once and in their language. */
export async function mailBounty(
  tx: Transaction,
  app: App,
  demand: Pick<Demand, 'id' | 'number' | 'title' | 'organizationId'>,
  { mail, to, values }: Letter,
): Promise<void> {
  const people = new Map<string, RoleHolder & { page: string }>();
  for (const addressee of to) {
    const page = addressee === 'OPERATOR' ? '/admin/bounties' : `/demands/${demand.id}/bounty`;
    for (const holder of await holders(tx, demand, addressee)) people.set(holder.userId, { ...holder, page });
  }
  const all: Readonly<Record<string, string>> = { number: demand.number, title: demand.title, ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const { email, locale: chosen, page } of people.values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = BOUNTY_MAILS[mail][locale];
    const title = fill(words.title);
    const action = { label: OPEN_BOUNTY[locale], url: `${app.config.publicUrl}${page}` };
    const content = { title, paragraphs: words.paragraphs.map(fill), action };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}

async function holders(
  tx: Transaction,
  demand: Pick<Demand, 'organizationId'>,
  addressee: BountyAddressee,
): Promise<RoleHolder[]> {
  if (addressee === 'OPERATOR') return membersWithRole(tx, null, 'OPERATOR');
  const organizationId = addressee === 'POSTER' ? demand.organizationId : addressee.winner;
  const found: RoleHolder[] = [];
  for (const role of BOUNTY_ROLES) found.push(...(await membersWithRole(tx, organizationId, role)));
  return found;
}
