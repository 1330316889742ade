import type { Block } from './contract-text.ts';
import { percent, sumInWords } from './figures.ts';
import { confidentiality, delivery, dispute, improvements, other } from './sections/closing.ts';
import { equityTerms, trigger } from './sections/equity.ts';
import {
  grant,
  KIND_WORDS,
  licenseTermWords,
  SUBLICENSING_WORDS,
  subject,
  supersedes,
  territoryWords,
} from './sections/grant.ts';
import { payAfterUse, reporting } from './sections/pay-after-use.ts';
import { lateInterest, payment } from './sections/payment.ts';
import type { Section, Source } from './sections/section.ts';
import { work, workOutcome } from './sections/work.ts';

/** A place of a template for whole paragraphs; it stands alone on its line. */
export interface BlockPlace {
  kind: 'BLOCKS';
  zh: string;
  en: string;
  /**
   * The heading under which it is added to a contract whose template leaves it out, so that nothing agreed is ever
   * missing from the paper; null for parts that are not agreed by the terms.
   */
  agreed: string | null;
  write: Section;
}

/** A place of a template within a sentence. */
export interface TextPlace {
  kind: 'TEXT';
  zh: string;
  en: string;
  /** Null where the terms have no such thing. */
  write: (source: Source) => string | null;
}

export type Place = BlockPlace | TextPlace;

const blocks = (zh: string, en: string, agreed: string | null, write: Section): BlockPlace => ({
  kind: 'BLOCKS',
  zh,
  en,
  agreed,
  write,
});

const text = (zh: string, en: string, write: TextPlace['write']): TextPlace => ({
  kind: 'TEXT',
  zh,
  en,
  write,
});

const money = (fen: bigint | null | undefined) =>
  fen === null || fen === undefined ? null : sumInWords(fen);

const named = (side: 'OWNER' | 'ENTERPRISE') => (source: Source) =>
  source.parties
    .filter((party) => party.side === side)
    .map(({ name }) => name)
    .join('、') || null;

/** All places that a template may use, by name; written `{{name}}`. The order is that of the default contracts. */
export const PLACES = {
  subject: blocks('标的技术及其权利', 'The result and its rights', '标的技术', subject),
  grant: blocks('转让、许可或出资的内容', 'What is transferred, licensed or put in', '转化内容', grant),
  work: blocks(
    '工作内容、期限、成果和验收',
    'Work, term, deliverables and acceptance',
    '工作内容和验收',
    work,
  ),
  workOutcome: blocks('工作风险与新成果', 'Risk of the work and what comes of it', null, workOutcome),
  delivery: blocks('交付和培训', 'Handover and training', '交付和培训', delivery),
  payment: blocks('价款、分期、提成、上限', 'Price, stages, royalty, cap', '价款和支付', payment),
  lateInterest: blocks('逾期付款的违约金', 'Interest for late payment', '逾期付款', lateInterest),
  payAfterUse: blocks(
    '试用、延期、买断、退回、担保',
    'Trial, deferral, buy-out, return, backing',
    '试用和后付费',
    payAfterUse,
  ),
  reporting: blocks('申报和查核', 'Reports and inspection of the books', null, reporting),
  equity: blocks('作价、股权和奖励', 'Value, shares and reward', '作价和股权', equityTerms),
  trigger: blocks('转股的触发条件', 'What turns the investment into shares', '转股触发条件', trigger),
  improvements: blocks('后续改进的归属', 'Later improvements', '后续改进', improvements),
  confidentiality: blocks('保密', 'Confidentiality', '保密', confidentiality),
  dispute: blocks('争议解决', 'Disputes', '争议解决', dispute),
  other: blocks('其他约定', 'What else was agreed', '其他约定', other),
  supersedes: blocks('对原合同的取代', 'The contract that this one replaces', '与原合同的关系', supersedes),

  contractNumber: text('合同编号', 'Number of the contract', ({ facts }) => facts.contractNumber),
  dealNumber: text('案件编号', 'Number of the deal', ({ facts }) => facts.dealNumber),
  resultName: text('成果名称', 'Name of the result', ({ facts }) => facts.resultName),
  ownerName: text('乙方名称', 'Name of the owner', named('OWNER')),
  enterpriseName: text('甲方名称', 'Name of the enterprise', named('ENTERPRISE')),
  entryFee: text('入门费或首期款', 'Entry fee or first sum', ({ terms }) => money(terms.payment?.entryFee)),
  minimumPerYear: text('每年最低提成', 'Least royalty a year', ({ terms }) =>
    money(terms.payment?.minimumPerYear),
  ),
  cap: text('付款总上限', 'Most that is paid', ({ terms }) => money(terms.payment?.cap)),
  licenseKind: text(
    '许可方式',
    'Kind of license',
    ({ terms }) => terms.license && KIND_WORDS[terms.license.kind],
  ),
  fieldOfUse: text('使用领域', 'Field of use', ({ terms }) => terms.license?.fieldOfUse ?? null),
  territory: text(
    '许可地域',
    'Territory',
    ({ terms }) => terms.license && territoryWords(terms.license.territory),
  ),
  licenseTerm: text(
    '许可期限',
    'Term of the license',
    ({ terms }) => terms.license && licenseTermWords(terms.license.months),
  ),
  sublicensing: text(
    '再许可',
    'Sublicensing',
    ({ terms }) => terms.license && SUBLICENSING_WORDS[terms.license.sublicensing],
  ),
  trialMonths: text('试用月数', 'Months of trial', ({ terms }) => countOf(terms.payAfterUse?.trialMonths)),
  valueOfResult: text('成果作价', 'Value of the result', ({ terms }) => money(terms.equity?.valueOfResult)),
  equityShare: text(
    '股权比例',
    'Share for the result',
    ({ terms }) => terms.equity && percent(terms.equity.basisPoints),
  ),
  teamShare: text(
    '奖励团队的比例',
    "The team's part",
    ({ terms }) => terms.equity && percent(terms.equity.teamBasisPoints),
  ),
  workSubject: text('工作内容', 'What is worked', ({ terms }) => terms.work?.subject ?? null),
  workMonths: text('工作月数', 'Months of work', ({ terms }) => countOf(terms.work?.months)),
  deliveryDays: text('交付天数', 'Days for the handover', ({ terms }) => countOf(terms.delivery.withinDays)),
  trainingDays: text('培训天数', 'Days of training', ({ terms }) => countOf(terms.delivery.trainingDays)),
  confidentialityYears: text('保密年数', 'Years of confidentiality', ({ terms }) =>
    countOf(terms.confidentialityYears),
  ),
  disputePlace: text(
    '仲裁机构或法院所在地',
    'Commission or place of the court',
    ({ terms }) => terms.dispute.place,
  ),
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceName = keyof typeof PLACES;

/** The place of that name, if there is one. */
export function placeOf(name: string): Place | undefined {
  return Object.hasOwn(PLACES, name) ? PLACES[name as PlaceName] : undefined;
}

/** What a place is written as for a source: text of a sentence, or paragraphs and tables. */
export function fillPlace(place: Place, source: Source): string | Block[] {
  return place.kind === 'BLOCKS' ? place.write(source) : (place.write(source) ?? NOT_AGREED);
}

/** What stands in a sentence for something that the terms do not have; paper forms strike it out like this. */
export const NOT_AGREED = '／';

function countOf(number: number | null | undefined): string | null {
  return number === null || number === undefined ? null : String(number);
}
