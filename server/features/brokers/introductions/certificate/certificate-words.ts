import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { DealSide } from '../../../deals/deal.enums.ts';
import type {
  IntroductionClaimGround,
  IntroductionClaimState,
  IntroductionDoubt,
  IntroductionState,
} from '../introduction.enums.ts';

/** Words of introductions on paper and in files, where the server writes them. */
export interface IntroductionWords {
  title: string;
  number: string;
  broker: string;
  independent: string;
  unit: string;
  enterprise: string;
  result: string;
  demand: string;
  recordedAt: string;
  client: string;
  protection: string;
  state: string;
  note: string;
  answers: string;
  acknowledged: string;
  disputed: string;
  noAnswer: string;
  deals: string;
  noDeals: string;
  deal: string;
  ground: string;
  claim: string;
  foundAt: string;
  bypassed: string;
  chain: string;
  moment: string;
  event: string;
  hash: string;
  head: string;
  case: string;
  sequence: string;
  signature: string;
  key: string;
  intact: string;
  broken: string;
  asOf: string;
  says: string;
  verify: string;
  verifySteps: readonly string[];
  sides: Readonly<Record<DealSide, string>>;
  states: Readonly<Record<IntroductionState, string>>;
  doubts: Readonly<Record<IntroductionDoubt, string>>;
  grounds: Readonly<Record<IntroductionClaimGround, string>>;
  claims: Readonly<Record<IntroductionClaimState, string>>;
  /** By action. */
  events: Readonly<Record<string, string>>;
}

export const INTRODUCTION_WORDS: Readonly<Record<FileLanguage, IntroductionWords>> = {
  zh: {
    title: '居间引荐证明',
    number: '编号',
    broker: '技术经理人',
    independent: '独立执业',
    unit: '成果单位',
    enterprise: '企业',
    result: '引荐的成果',
    demand: '引荐的榜单',
    recordedAt: '登记时间（北京时间）',
    client: '委托方',
    protection: '保护期至（含当日）',
    state: '状态',
    note: '引荐经过',
    answers: '双方答复',
    acknowledged: '已确认，{at}',
    disputed: '有异议：{doubt}，{at}',
    noAnswer: '尚未答复',
    deals: '保护期内发现的成交案件',
    noDeals: '至出具时未发现。',
    deal: '案件',
    ground: '关联依据',
    claim: '佣金',
    foundAt: '发现时间',
    bypassed: '案件未列明该经理人的委托',
    chain: '存证记录',
    moment: '时间',
    event: '事项',
    hash: '哈希（SHA-256）',
    head: '链首与签名',
    case: '案件类别与标识',
    sequence: '记录数',
    signature: '签名（Ed25519）',
    key: '公钥指纹（SHA-256）',
    intact: '全部记录首尾相连，签名有效。',
    broken: '记录未通过校验，请勿采信。',
    asOf: '出具时间：{at}（北京时间）',
    says: '本证明载明：登记人于上述时间在平台登记，就所列事项引荐上述双方；其后每一步均写入不可更改的存证链。是否属实由双方答复及平台认定。',
    verify: '如何核验',
    verifySteps: [
      '从 {url}/.well-known/audit-key.pem 取得平台公钥，核对其指纹与本页一致。',
      '把下面一行原样（行末不换行）存为 head.txt：{message}',
      '把签名按 Base64 解码存为 head.sig，执行：openssl pkeyutl -verify -pubin -inkey audit-key.pem -rawin -in head.txt -sigfile head.sig',
      '要逐条核验全部记录，请双方或登记人从 {url}/dossiers/{case} 导出卷宗（ZIP），用其中说明的校验程序离线核验。',
    ],
    sides: { OWNER: '成果单位', ENTERPRISE: '企业' },
    states: {
      RECORDED: '待双方确认',
      ACKNOWLEDGED: '双方已确认',
      DISPUTED: '有异议',
      SETTLED: '佣金已结清',
      LAPSED: '保护期已满',
    },
    doubts: {
      KNEW_EACH_OTHER: '双方此前已有接触',
      NO_SERVICE: '经理人未提供引荐服务',
      OTHER_BROKER: '由他人引荐',
      UNRELATED: '与该引荐无关',
      WRONG_FACTS: '登记内容不实',
      OTHER: '其他',
    },
    grounds: { RESULT: '同一成果', DEMAND: '同一榜单', SAME_PARTIES: '为同一榜单引荐的双方' },
    claims: {
      OPEN: '待委托方答复',
      ADMITTED: '已认可，待结算',
      CONTESTED: '有争议，待平台认定',
      SETTLED: '已结清',
      DISMISSED: '不产生佣金',
    },
    events: {
      recordIntroduction: '登记引荐',
      acknowledgeIntroduction: '一方确认',
      disputeIntroduction: '一方提出异议',
      foundIntroductionClaim: '发现成交案件',
      proposeIntroductionClaimTerms: '提出佣金条款',
      admitIntroductionClaim: '委托方认可',
      contestIntroductionClaim: '委托方不认可',
      findOnIntroductionClaim: '平台认定',
      nameIntroductionClaim: '案件已列明该委托',
      precedeIntroductionClaim: '更早的引荐获认可',
      endIntroductionClaim: '案件未成交',
      settleIntroductionClaim: '佣金结清',
      oweIntroductionClaim: '新增应付佣金',
    },
  },
  en: {
    title: 'Certificate of an introduction',
    number: 'Number',
    broker: 'Broker',
    independent: 'independent',
    unit: 'Unit',
    enterprise: 'Enterprise',
    result: 'Result',
    demand: 'Demand',
    recordedAt: 'Recorded (Beijing time)',
    client: 'Client',
    protection: 'Protected until (inclusive)',
    state: 'State',
    note: 'What the broker did',
    answers: 'What the sides say',
    acknowledged: 'acknowledged, {at}',
    disputed: 'disputed: {doubt}, {at}',
    noAnswer: 'no answer yet',
    deals: 'Deals found within the protection',
    noDeals: 'None by now.',
    deal: 'Deal',
    ground: 'Why it was found',
    claim: 'Commission',
    foundAt: 'Found',
    bypassed: 'the deal names no engagement of the broker',
    chain: 'Record',
    moment: 'Moment',
    event: 'Event',
    hash: 'Hash (SHA-256)',
    head: 'Head and signature',
    case: 'Kind and id of the case',
    sequence: 'Events',
    signature: 'Signature (Ed25519)',
    key: 'Fingerprint of the key (SHA-256)',
    intact: 'All events are chained to each other, and the signature is valid.',
    broken: 'The record does not verify. Do not rely on it.',
    asOf: 'Issued: {at} (Beijing time)',
    says: 'This certifies that the broker recorded on the platform at the moment above that they bring the two sides together on what is named, and that every step since stands on a chain that nobody can change. Whether it is so is for the sides to say and for the platform to find.',
    verify: 'How to verify',
    verifySteps: [
      'Take the public key of the platform from {url}/.well-known/audit-key.pem and compare its fingerprint with this page.',
      'Save the following line as it is, without a line break at its end, as head.txt: {message}',
      'Decode the signature from Base64 into head.sig and run: openssl pkeyutl -verify -pubin -inkey audit-key.pem -rawin -in head.txt -sigfile head.sig',
      'To verify every event, the sides or the broker export the dossier (ZIP) at {url}/dossiers/{case} and use the program that it names, offline.',
    ],
    sides: { OWNER: 'the unit', ENTERPRISE: 'the enterprise' },
    states: {
      RECORDED: 'waits for the sides',
      ACKNOWLEDGED: 'acknowledged by both sides',
      DISPUTED: 'disputed',
      SETTLED: 'commission paid',
      LAPSED: 'protection over',
    },
    doubts: {
      KNEW_EACH_OTHER: 'the sides were in contact before',
      NO_SERVICE: 'the broker did nothing for it',
      OTHER_BROKER: 'somebody else brought them together',
      UNRELATED: 'it is about something else',
      WRONG_FACTS: 'what is recorded is not true',
      OTHER: 'something else',
    },
    grounds: {
      RESULT: 'the same result',
      DEMAND: 'the same demand',
      SAME_PARTIES: 'sides that were introduced for a demand',
    },
    claims: {
      OPEN: 'waits for the client',
      ADMITTED: 'admitted, to be paid',
      CONTESTED: 'contested, the platform decides',
      SETTLED: 'paid',
      DISMISSED: 'nothing is owed',
    },
    events: {
      recordIntroduction: 'Introduction recorded',
      acknowledgeIntroduction: 'A side acknowledged it',
      disputeIntroduction: 'A side disputed it',
      foundIntroductionClaim: 'A deal was found',
      proposeIntroductionClaimTerms: 'Terms of the commission proposed',
      admitIntroductionClaim: 'The client admitted it',
      contestIntroductionClaim: 'The client contested it',
      findOnIntroductionClaim: 'The platform decided',
      nameIntroductionClaim: 'The deal names the engagement',
      precedeIntroductionClaim: 'An earlier introduction was admitted',
      endIntroductionClaim: 'The deal came to nothing',
      settleIntroductionClaim: 'Commission paid',
      oweIntroductionClaim: 'More commission is owed',
    },
  },
};
