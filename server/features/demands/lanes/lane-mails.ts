import type { App } from '../../../platform/app.ts';
import { dayOf } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { SigningSide } from '../lane.enums.ts';
import { LANE_MAILS, type LaneMail, OPEN_WORK } from './lane-mail-words.ts';

/** What a mail is about. */
export interface LaneMatter {
  lane: Pick<DemandLane, 'id' | 'organizationId' | 'signBy'>;
  demand: Pick<Demand, 'id' | 'number' | 'title' | 'organizationId'>;
}

/** Writes about a lane to those who act for the sides, each once and in their language. */
export async function mailLane(
  tx: Transaction,
  app: App,
  { lane, demand }: LaneMatter,
  mail: LaneMail,
  to: readonly (SigningSide | 'OPERATOR')[],
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const people = new Map<string, RoleHolder>();
  for (const side of to) {
    for (const holder of await holders(tx, { lane, demand }, side)) people.set(holder.userId, holder);
  }
  const team = (await organizationNames(tx, [lane.organizationId])).get(lane.organizationId) ?? '';
  const { number, title } = demand;
  const all: Readonly<Record<string, string>> = { number, title, team, day: dayOf(lane.signBy), ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const { email, locale: chosen } of people.values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = LANE_MAILS[mail][locale];
    const subject = fill(words.title);
    const url = `${app.config.publicUrl}/demands/${demand.id}/work?lane=${lane.id}`;
    const content = {
      title: subject,
      paragraphs: words.paragraphs.map(fill),
      action: { label: OPEN_WORK[locale], url },
    };
    await sendMail(tx, { to: email, subject, ...mailLayout(locale, content) });
  }
}

async function holders(
  tx: Transaction,
  { lane, demand }: LaneMatter,
  side: SigningSide | 'OPERATOR',
): Promise<RoleHolder[]> {
  if (side === 'OPERATOR') return membersWithRole(tx, null, 'OPERATOR');
  if (side === 'POSTER') return membersWithRole(tx, demand.organizationId, 'ENTERPRISE_MEMBER');
  const officers = await membersWithRole(tx, lane.organizationId, 'OFFICER');
  return [...officers, ...(await membersWithRole(tx, lane.organizationId, 'ENTERPRISE_MEMBER'))];
}
