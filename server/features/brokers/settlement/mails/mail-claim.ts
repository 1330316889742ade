import type { App } from '../../../../platform/app.ts';
import type { Role } from '../../../../platform/auth/roles.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { sendMail } from '../../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../../platform/mail/templates.ts';
import { userById } from '../../../accounts/accounts.loaders.ts';
import { membersWithRole } from '../../../accounts/members/members-with-role.ts';
import type { CommissionClaim } from '../data/commission-claim.entity.ts';
import { PAYING_ROLES, RECEIVING_ROLES } from '../settlement.policy.ts';
import { CLAIM_MAILS, type ClaimMail, OPEN_CLAIM } from './claim-mails.ts';

type Addressee = { email: string; locale: string };

/** Writes about a commission to those who pay it or are paid, to each once and in their language. */
export async function mailClaim(
  tx: Transaction,
  app: App,
  claim: CommissionClaim,
  mail: ClaimMail,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { to, ...words } = CLAIM_MAILS[mail];
  const all: Readonly<Record<string, string>> = { title: claim.title, reference: claim.reference, ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  const url = `${app.config.publicUrl}/desk/commissions/${claim.id}`;
  const people = to === 'PAYER' ? await payers(tx, claim) : await receivers(tx, app, claim);
  for (const { email, locale: chosen } of new Map(people.map((each) => [each.email, each])).values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const title = fill(words[locale].title);
    const content = {
      title,
      paragraphs: [fill(words[locale].text)],
      action: { label: OPEN_CLAIM[locale], url },
    };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}

function payers(tx: Transaction, { payer, payerId }: CommissionClaim): Promise<Addressee[]> {
  return holders(tx, payerId, PAYING_ROLES[payer]);
}

async function receivers(tx: Transaction, app: App, claim: CommissionClaim): Promise<Addressee[]> {
  if (claim.beneficiaryKind === 'ORGANIZATION') return holders(tx, claim.beneficiaryId, RECEIVING_ROLES);
  if (claim.userId === null) return [];
  const user = (await userById.batch(app, [claim.userId])).get(claim.userId);
  return user ? [user] : [];
}

async function holders(
  tx: Transaction,
  organizationId: string,
  roles: readonly Role[],
): Promise<Addressee[]> {
  const found: Addressee[] = [];
  for (const role of roles) found.push(...(await membersWithRole(tx, organizationId, role)));
  return found;
}
