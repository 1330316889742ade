import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { mailLayout } from '../../../platform/mail/templates.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import type { PlanRecord } from './plan-record.ts';

/** Asks the completers with an account to consent; mails are written by the server, so their words are here. */
export async function mailConsentAsked(
  tx: Transaction,
  app: App,
  { plan, members }: PlanRecord,
): Promise<void> {
  const userIds = members.flatMap(({ userId, pool }) => (userId && pool === 'COMPLETERS' ? [userId] : []));
  const users = await activeMembers(tx, plan.organizationId, { userIds, emails: [] });
  for (const { email } of users) {
    const title = `请确认收益分配方案：${plan.title}`;
    const content = {
      title,
      paragraphs: [
        `“${plan.title}”的收益分配方案已提交全体完成人确认，请查看本人及团队的分配比例，同意或说明不同意的理由。`,
        `Please read how the net income of “${plan.title}” is to be divided, and consent or say why not.`,
      ],
      action: { label: '查看方案', url: `${app.config.publicUrl}/desk/income/plans/${plan.id}` },
    };
    await sendMail(tx, { to: email, subject: title, ...mailLayout('zh', content) });
  }
}
