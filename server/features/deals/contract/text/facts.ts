import type { TermsMode } from '../../../offers/terms/terms.ts';
import type { ContractType, PricingWay, RightKind } from '../../../rulebook/rules/vocabulary.ts';

export type Side = 'OWNER' | 'ENTERPRISE';

/** One who is bound by the contract. */
export interface Party {
  side: Side;
  name: string;
  /** Null where it is not known, as for a co-owner who is not on the platform. */
  creditCode: string | null;
  address: string | null;
  /** Share in the right, in basis points, of those who own it together; else null. */
  share: number | null;
  signatories: { name: string; position: string; authority: 'LEGAL_REPRESENTATIVE' | 'AUTHORIZED' }[];
}

export interface RightFact {
  kind: RightKind;
  number: string | null;
  holder: string | null;
  obtainedOn: string | null;
  expiresOn: string | null;
}

/** What a contract tells besides the agreed terms. */
export interface ContractFacts {
  contractNumber: string;
  dealNumber: string;
  resultName: string;
  summary: string;
  rights: RightFact[];
  /** Pledges and licenses given before, in words. */
  encumbrances: string[];
  pricing: PricingWay;
  /** The public notice that has run its days; null where none is asked for, or it is not over. */
  notice: { from: string; until: string } | null;
  /** Whether it may be called 先使用后付费 (PAU-1). */
  bearsPolicyName: boolean;
  /** The contract in force that this one replaces. */
  prior: { contractNumber: string; way: 'AMENDMENT' | 'RENEWAL' } | null;
}

/**
 * The type under which a contract is registered (PRC-9). Shares are given against a transfer; implementing together and
 * other agreed ways follow the law of development contracts (民法典 851).
 */
export const CONTRACT_TYPE_OF: Readonly<Record<TermsMode, ContractType>> = {
  TRANSFER: 'TRANSFER',
  LICENSE: 'LICENSE',
  EQUITY: 'TRANSFER',
  INVEST_THEN_EQUITY: 'TRANSFER',
  DEVELOPMENT: 'DEVELOPMENT',
  CONSULTING: 'CONSULTING',
  SERVICE: 'SERVICE',
  JOINT_IMPLEMENTATION: 'DEVELOPMENT',
  OTHER: 'DEVELOPMENT',
};

/** What the enterprise (甲方) and the owner (乙方) are to each other, by the mode. */
export const ROLES: Readonly<Record<TermsMode, Record<Side, string>>> = {
  TRANSFER: { ENTERPRISE: '受让方', OWNER: '让与方' },
  LICENSE: { ENTERPRISE: '被许可方', OWNER: '许可方' },
  EQUITY: { ENTERPRISE: '接受投资方', OWNER: '出资方' },
  INVEST_THEN_EQUITY: { ENTERPRISE: '项目承接方', OWNER: '成果投入方' },
  DEVELOPMENT: { ENTERPRISE: '委托方', OWNER: '研究开发方' },
  CONSULTING: { ENTERPRISE: '委托方', OWNER: '受托方' },
  SERVICE: { ENTERPRISE: '委托方', OWNER: '受托方' },
  JOINT_IMPLEMENTATION: { ENTERPRISE: '合作实施方', OWNER: '成果方' },
  OTHER: { ENTERPRISE: '合作方', OWNER: '成果方' },
};

export const TITLES: Readonly<Record<TermsMode, string>> = {
  TRANSFER: '技术转让合同',
  LICENSE: '技术许可合同',
  EQUITY: '科技成果作价投资协议',
  INVEST_THEN_EQUITY: '科技成果先投后股协议',
  DEVELOPMENT: '技术开发合同',
  CONSULTING: '技术咨询合同',
  SERVICE: '技术服务合同',
  JOINT_IMPLEMENTATION: '科技成果合作实施合同',
  OTHER: '科技成果转化合同',
};

export const PRICING_WORDS: Readonly<Record<PricingWay, string>> = {
  NEGOTIATED: '协议定价',
  LISTED: '在技术交易市场挂牌交易',
  AUCTION: '拍卖',
};
