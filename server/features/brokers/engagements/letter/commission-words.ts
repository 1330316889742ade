import type { Block } from '../../../deals/contract/text/contract-text.ts';
import { groupedYuan, percent, sumInWords } from '../../../deals/contract/text/figures.ts';
import type { BeneficiaryRole, CommissionBasis, EngagementPayer } from '../engagement.enums.ts';
import type { CommissionTerms } from '../terms/commission-terms.ts';

const BASES: Readonly<Record<Exclude<CommissionBasis, 'FIXED' | 'EQUITY'>, string>> = {
  CONTRACT_AMOUNT: '成交合同约定的固定金额',
  RECEIVED: '成交合同项下实际到账金额',
  NET_INCOME: '成果权利人取得的净收入',
};

export const PAYER_WORDS: Readonly<Record<EngagementPayer, string>> = {
  UNIT: '委托方从其在各项法定比例之上留存的收入中支付，不得低于奖励和报酬的法定最低比例；不足部分留待后续收入支付',
  ENTERPRISE: '委托方支付，不列入成果权利人的收益分配',
  CONTRIBUTORS: '成果转化贡献人从其应得部分中支付',
};

export const ROLE_WORDS: Readonly<Record<BeneficiaryRole, string>> = {
  LEAD: '牵头经理人',
  CO_BROKER: '协办经理人',
  AGENCY: '经理人所属机构',
  REFERRER: '线索提供人',
  PLATFORM: '平台',
};

/** How the commission is reckoned, as articles of the letter say it. */
export function commissionBlocks(terms: CommissionTerms): Block[] {
  return [
    { kind: 'paragraph', text: basisSentence(terms) },
    ...tierTable(terms),
    ...boundSentences(terms).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'paragraph', text: `佣金由${PAYER_WORDS[terms.payer]}。` },
    { kind: 'paragraph', text: dueSentence(terms) },
  ];
}

/** Who shares it. */
export function sharesBlock({ beneficiaries }: CommissionTerms): Block {
  return {
    kind: 'table',
    columns: [
      { title: '受益人', width: 45, align: 'left' },
      { title: '身份', width: 30, align: 'left' },
      { title: '比例', width: 25, align: 'right' },
    ],
    rows: beneficiaries.map(({ name, role, basisPoints }) => [name, ROLE_WORDS[role], percent(basisPoints)]),
  };
}

function basisSentence({ basis, fixed, tiers, way }: CommissionTerms): string {
  if (basis === 'FIXED') return `佣金为固定金额${sumInWords(fixed ?? 0n)}。`;
  if (basis === 'EQUITY')
    return `佣金为成果权利人因本项转化取得的股权的${percent(tiers[0]?.basisPoints ?? 0)}。`;
  const how =
    tiers.length === 1
      ? '按下列比例计算'
      : way === 'MARGINAL'
        ? '分段累进计算，各段金额适用各段比例'
        : '按所达到的档位全额计算，且不低于前一档位在其上限处的佣金';
  return `佣金以${BASES[basis]}为基数，${how}。`;
}

function tierTable({ basis, tiers }: CommissionTerms): Block[] {
  if (basis === 'FIXED' || basis === 'EQUITY') return [];
  const rows = tiers.map(({ from, basisPoints }, index) => {
    const next = tiers[index + 1]?.from;
    const until = next === undefined ? '以上' : `至${groupedYuan(next)}元`;
    return [`${groupedYuan(from)}元${until}`, percent(basisPoints)];
  });
  return [
    {
      kind: 'table',
      columns: [
        { title: '基数', width: 65, align: 'left' },
        { title: '比例', width: 35, align: 'right' },
      ],
      rows,
    },
  ];
}

function boundSentences({ cap, minimum }: CommissionTerms): string[] {
  return [
    ...(minimum === null ? [] : [`佣金自首次应付时起，累计不低于${sumInWords(minimum)}。`]),
    ...(cap === null ? [] : [`佣金累计不超过${sumInWords(cap)}。`]),
  ];
}

function dueSentence({ due, basis }: CommissionTerms): string {
  if (due === 'AT_SIGNING') return '佣金于成交合同签订时应付。';
  const how = basis === 'CONTRACT_AMOUNT' || basis === 'FIXED' ? '按到账金额占合同金额的比例' : '按到账情况';
  return `佣金随每笔到账${how}应付；到账冲销或者退款的，相应佣金一并冲回。`;
}
