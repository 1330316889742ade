import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import type { Introduction } from './data/introduction.entity.ts';
import { INTRODUCTION_MAILS, type IntroductionMail, OPEN_INTRODUCTION } from './introduction.mail-words.ts';
import { SIDE_ANSWERS } from './introduction.policy.ts';

/** Who hears of an introduction. */
export type IntroductionAddressee = 'BROKER' | DealSide | 'OPERATOR';

export interface IntroductionLetter {
  mail: IntroductionMail;
  to: readonly IntroductionAddressee[];
  /** The side that it is about; `{side}` is its name. */
  side?: DealSide;
  /** Number of the deal, for `{deal}`. */
  deal?: string;
}

/** Writes about an introduction, to each person once and in their language. */
export async function mailIntroduction(
  tx: Transaction,
  app: App,
  introduction: Introduction,
  letter: IntroductionLetter,
): Promise<void> {
  const { unitId, enterpriseId, number, title, protectedUntil } = introduction;
  const names = await organizationNames(tx, [unitId, enterpriseId]);
  const unit = names.get(unitId) ?? '';
  const enterprise = names.get(enterpriseId) ?? '';
  const side = letter.side === 'ENTERPRISE' ? enterprise : unit;
  const all: Readonly<Record<string, string>> = {
    ...{ number, title, unit, enterprise, side },
    until: protectedUntil,
    deal: letter.deal ?? '',
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const { email, locale: chosen } of await readers(tx, introduction, letter.to)) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = INTRODUCTION_MAILS[letter.mail][locale];
    const subject = fill(words.title);
    const action = {
      label: OPEN_INTRODUCTION[locale],
      url: `${app.config.publicUrl}/introductions/${introduction.id}`,
    };
    const content = { title: subject, paragraphs: words.paragraphs.map(fill), action };
    await sendMail(tx, { to: email, subject, ...mailLayout(locale, content) });
  }
}

async function readers(
  tx: Transaction,
  introduction: Introduction,
  to: readonly IntroductionAddressee[],
): Promise<RoleHolder[]> {
  const people = new Map<string, RoleHolder>();
  for (const addressee of to) {
    for (const holder of await holders(tx, introduction, addressee)) people.set(holder.userId, holder);
  }
  return [...people.values()];
}

async function holders(
  tx: Transaction,
  { organizationId, membershipId, unitId, enterpriseId }: Introduction,
  addressee: IntroductionAddressee,
): Promise<RoleHolder[]> {
  if (addressee === 'OPERATOR') return membersWithRole(tx, null, 'OPERATOR');
  if (addressee === 'BROKER') {
    const brokers = await membersWithRole(tx, organizationId, 'BROKER');
    return brokers.filter((holder) => holder.membershipId === membershipId);
  }
  const found: RoleHolder[] = [];
  for (const role of SIDE_ANSWERS[addressee]) {
    found.push(...(await membersWithRole(tx, addressee === 'OWNER' ? unitId : enterpriseId, role)));
  }
  return found;
}
