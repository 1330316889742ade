import type { TermsMode } from '../../../offers/terms/terms.ts';
import type { Clause } from './template.ts';

/** The platform's own contract for each mode, used where the unit has saved none; every unit may write its own. */
export function defaultClauses(mode: TermsMode): Clause[] {
  return [
    { heading: '标的技术', text: '{{subject}}' },
    ...BODY[mode],
    { heading: '权利保证', text: WARRANTY },
    { heading: '后续改进', text: '{{improvements}}' },
    { heading: '保密', text: '{{confidentiality}}' },
    { heading: '技术合同认定登记', text: REGISTRATION },
    { heading: '违约责任', text: BREACH },
    { heading: '变更、解除和不可抗力', text: CHANGE },
    { heading: '争议解决', text: '{{dispute}}' },
    { heading: '其他约定', text: '{{other}}' },
    { heading: '生效和文本', text: `{{supersedes}}\n${EFFECT}` },
  ];
}

const DELIVERY: Clause = { heading: '交付和培训', text: '{{delivery}}' };
const PAYMENT: Clause = { heading: '价款和支付', text: '{{payment}}' };
const PAY_AFTER_USE: Clause = { heading: '试用和后付费', text: '{{payAfterUse}}' };
const REPORTING: Clause = { heading: '申报和查核', text: '{{reporting}}' };
const EQUITY: Clause = { heading: '作价和股权', text: '{{equity}}' };
const TRIGGER: Clause = { heading: '转股触发条件', text: '{{trigger}}' };

const work = (heading: string): Clause[] => [
  { heading: '许可内容', text: '{{grant}}' },
  { heading, text: '{{work}}\n{{workOutcome}}' },
  DELIVERY,
  PAYMENT,
  PAY_AFTER_USE,
  REPORTING,
  EQUITY,
  TRIGGER,
];

const together = (heading: string): Clause[] => [
  { heading, text: '{{grant}}' },
  { heading: '工作内容和验收', text: '{{work}}\n{{workOutcome}}' },
  DELIVERY,
  PAYMENT,
  PAY_AFTER_USE,
  REPORTING,
  EQUITY,
  TRIGGER,
];

const BODY: Readonly<Record<TermsMode, Clause[]>> = {
  TRANSFER: together('转让内容'),
  LICENSE: together('许可内容'),
  EQUITY: [{ heading: '出资', text: '{{grant}}' }, EQUITY, DELIVERY, PAYMENT, PAY_AFTER_USE, REPORTING],
  INVEST_THEN_EQUITY: [
    { heading: '项目投入', text: '{{grant}}' },
    TRIGGER,
    EQUITY,
    { heading: '工作内容和验收', text: '{{work}}' },
    DELIVERY,
    PAYMENT,
    PAY_AFTER_USE,
    REPORTING,
  ],
  DEVELOPMENT: work('研究开发内容和验收'),
  CONSULTING: work('技术咨询内容和验收'),
  SERVICE: work('技术服务内容和验收'),
  JOINT_IMPLEMENTATION: together('合作实施'),
  OTHER: together('转化内容'),
};

const WARRANTY = `乙方保证自己是标的技术的合法拥有者，有权订立本合同，所提供的技术完整、无误、有效；除本合同载明的负担外，未设定质押或者其他限制。
第三方就标的技术向甲方主张权利的，甲方应当及时通知乙方，由乙方负责处理；经生效裁判确认侵权的，乙方退还甲方已付的相应款项并赔偿直接损失，以乙方在本合同项下已收款项为限。`;

const REGISTRATION = `本合同由乙方在签订后向其所在地的技术合同登记机构申请认定登记，甲方予以配合。
双方确认以登记机构核定的合同总金额和技术交易额办理税收等事项。`;

const BREACH = `一方不履行本合同义务或者履行不符合约定的，应当继续履行、采取补救措施或者赔偿对方因此受到的损失。
{{lateInterest}}
乙方逾期交付的，每逾期一日按已收款项的万分之三支付违约金。
甲方超出约定范围使用标的技术，或者任何一方违反保密义务的，应当停止违约行为并赔偿对方的损失。`;

const CHANGE = `本合同的变更应当由双方以书面形式作出，并重新办理需要的决策和公示。
一方逾期六十日仍不履行主要义务，经对方书面催告后三十日内仍未履行的，对方可以书面通知解除本合同。
因不可抗力不能履行的，受影响的一方应当及时通知对方并提供证明，根据影响程度部分或者全部免除责任。`;

const EFFECT = `本合同自双方法定代表人或者授权代表签字并加盖公章（或者合同专用章）之日起生效；有共同所有权人的，还应当经其签字或者盖章。
本合同的附件是本合同的组成部分，与正文具有同等效力。
本合同一式四份，双方各执两份，具有同等效力。`;
