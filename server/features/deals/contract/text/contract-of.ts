import type { Terms } from '../../../offers/terms/terms.ts';
import type { ContractText, PartyText, SignatureText } from './contract-text.ts';
import { type ContractFacts, type Party, PRICING_WORDS, ROLES, TITLES } from './facts.ts';
import { dayInWords } from './figures.ts';
import type { Source } from './sections/section.ts';
import { type Clause, fillTemplate } from './template.ts';

/**
 * Writes a contract: title, parties, recitals, the articles of the template with its places filled, signatures. Pure:
 * the same terms, parties, template and facts give the same text.
 * @param parties the enterprise (甲方), the owner (乙方) and those who own the result with it
 */
export function contractOf(
  terms: Terms,
  parties: readonly Party[],
  template: readonly Clause[],
  facts: ContractFacts,
): ContractText {
  const source: Source = { terms, parties: [...parties], facts };
  const ordered = [...parties].sort((a, b) => rank(a) - rank(b));
  return {
    number: facts.contractNumber,
    title: titleOf(terms, facts),
    subtitle: subtitleOf(facts),
    parties: ordered.map((party, index) => partyText(party, terms, isCoOwner(ordered, index))),
    recitals: recitals(source),
    articles: fillTemplate(template, source),
    signatures: ordered.map((party, index) => signature(party, isCoOwner(ordered, index))),
  };
}

/** The name of the contract; the policy's name only where the deal may bear it (PAU-1). */
export function titleOf({ mode, payAfterUse }: Terms, { bearsPolicyName }: ContractFacts): string {
  return `${TITLES[mode]}${payAfterUse && bearsPolicyName ? '（先使用后付费）' : ''}`;
}

function subtitleOf({ prior }: ContractFacts): string {
  if (!prior) return '';
  return prior.way === 'AMENDMENT'
    ? `（变更 ${prior.contractNumber} 号合同）`
    : `（续展 ${prior.contractNumber} 号合同）`;
}

const rank = ({ side }: Party) => (side === 'ENTERPRISE' ? 0 : 1);

/** The first of the owner's side is the unit itself; those after it own the result together with it. */
function isCoOwner(ordered: readonly Party[], index: number): boolean {
  return ordered[index]?.side === 'OWNER' && ordered[index - 1]?.side === 'OWNER';
}

function letterOf({ side }: Party): string {
  return side === 'ENTERPRISE' ? '甲方' : '乙方';
}

function partyText(party: Party, { mode }: Terms, coOwner: boolean): PartyText {
  const lines = [
    { label: '名称', value: party.name },
    { label: '统一社会信用代码', value: party.creditCode ?? '' },
    { label: '所在地', value: party.address ?? '' },
    ...party.signatories.map(({ name, position, authority }) => ({
      label: authority === 'LEGAL_REPRESENTATIVE' ? '法定代表人' : '授权代表',
      value: `${name}（${position}）`,
    })),
    ...(party.share === null ? [] : [{ label: '权利份额', value: `${party.share / 100}%` }]),
  ];
  const role = `${letterOf(party)}（${ROLES[mode][party.side]}${coOwner ? '、共同所有权人' : ''}）`;
  return { role, lines: lines.filter(({ value }) => value !== '') };
}

const PRICED: ReadonlySet<Terms['mode']> = new Set(['TRANSFER', 'LICENSE', 'EQUITY', 'INVEST_THEN_EQUITY']);

function recitals({ terms, facts }: Source): string[] {
  const notice = facts.notice
    ? `成果名称、拟交易方式和价格等信息已于${dayInWords(facts.notice.from)}至${dayInWords(facts.notice.until)}在乙方公示。`
    : '';
  return [
    `为转化科技成果“${facts.resultName}”，甲、乙双方根据《中华人民共和国民法典》《中华人民共和国促进科技成果转化法》及有关法律的规定，在平等、自愿、公平、诚信的基础上协商一致，订立本合同。`,
    ...(PRICED.has(terms.mode) ? [`本次转化的价格以${PRICING_WORDS[facts.pricing]}方式确定。${notice}`] : []),
  ];
}

function signature(party: Party, coOwner: boolean): SignatureText {
  return {
    role: `${letterOf(party)}${coOwner ? '（共同所有权人）' : ''}`,
    name: party.name,
    signatories: party.signatories.map(({ name, position }) => `${name}，${position}`),
  };
}
