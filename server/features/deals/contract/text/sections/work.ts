import type { TermsMode } from '../../../../offers/terms/terms.ts';
import { type Block, paragraph } from '../contract-text.ts';
import { percent } from '../figures.ts';
import { ENTERPRISE, monthsFromEffect, OWNER, type Section } from './section.ts';

const WHAT: Partial<Record<TermsMode, string>> = {
  DEVELOPMENT: '研究开发',
  CONSULTING: '技术咨询',
  SERVICE: '技术服务',
  JOINT_IMPLEMENTATION: '合作实施',
};

/** What is worked, delivered, accepted and, where both implement, how profit is shared (INC-4). */
export const work: Section = ({ terms: { work: given, mode } }) => {
  if (!given) return [];
  const what = WHAT[mode] ?? '工作';
  const deliverables: Block[] =
    given.deliverables.length === 0
      ? []
      : [
          { kind: 'paragraph', text: `${OWNER}应当交付的${what}成果：` },
          { kind: 'list', items: given.deliverables },
        ];
  return [
    ...paragraph(`${what}内容：${given.subject}。`),
    ...paragraph(`${what}期限：自${monthsFromEffect(given.months)}。`),
    ...deliverables,
    ...paragraph(`验收标准和方式：${given.acceptance}。`),
    ...paragraph(
      `${OWNER}交付后，${ENTERPRISE}在三十日内组织验收并出具书面意见；逾期不验收也不提出书面异议的，视为验收通过。`,
    ),
    ...paragraph(
      given.profitBasisPoints === null
        ? ''
        : `自标的技术投产之年起，${ENTERPRISE}每年从实施标的技术取得的营业利润中提取${percent(given.profitBasisPoints)}支付给${OWNER}，在会计年度结束后三个月内结清，并附经审计的利润表。`,
    ),
  ];
};

/** Who bears the risk and owns what comes out of work done for the enterprise. */
export const workOutcome: Section = ({ terms: { mode } }) => {
  if (mode === 'DEVELOPMENT') {
    return paragraph(
      `在现有技术水平下因出现无法克服的技术困难致使研究开发失败或者部分失败的，由双方合理分担损失；一方发现可能失败的，应当在十日内通知对方并采取措施减少损失。`,
    );
  }
  if (mode === 'CONSULTING') {
    return paragraph(
      `${ENTERPRISE}按照${OWNER}符合约定要求的咨询意见作出决策所造成的损失，由${ENTERPRISE}自行承担，另有约定的除外。`,
    );
  }
  if (mode === 'SERVICE') {
    return paragraph(
      `${OWNER}利用${ENTERPRISE}提供的技术资料和工作条件完成的新的技术成果属于${OWNER}；${ENTERPRISE}利用${OWNER}的工作成果完成的新的技术成果属于${ENTERPRISE}。`,
    );
  }
  return [];
};
