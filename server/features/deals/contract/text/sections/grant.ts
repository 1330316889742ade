import { regionName } from '../../../../../platform/standards/regions.ts';
import type { LicenseTerms } from '../../../../offers/terms/terms.ts';
import { RIGHT_LABELS } from '../../../../results/register/register-labels.ts';
import { type Block, paragraph } from '../contract-text.ts';
import { ENTERPRISE, monthsFromEffect, OWNER, type Section } from './section.ts';

/** What the contract is about: the result, its rights, what weighs on it. */
export const subject: Section = ({ facts }) => [
  ...paragraph(`本合同所称标的技术为“${facts.resultName}”。`),
  ...paragraph(facts.summary === '' ? '' : `技术内容概要：${facts.summary}`),
  ...(facts.rights.length === 0
    ? []
    : ([{ kind: 'paragraph', text: '标的技术所含权利如下：' }, rightsTable(facts.rights)] as Block[])),
  ...(facts.encumbrances.length === 0
    ? []
    : ([
        { kind: 'paragraph', text: `签约前标的技术上已有下列负担，${ENTERPRISE}知悉：` },
        { kind: 'list', items: facts.encumbrances },
      ] as Block[])),
];

function rightsTable(rights: Parameters<Section>[0]['facts']['rights']): Block {
  return {
    kind: 'table',
    columns: [
      { title: '权利种类', width: 22, align: 'left' },
      { title: '编号', width: 24, align: 'left' },
      { title: '权利人', width: 24, align: 'left' },
      { title: '取得日期', width: 15, align: 'center' },
      { title: '届满日期', width: 15, align: 'center' },
    ],
    rows: rights.map((right) => [
      RIGHT_LABELS[right.kind].zh,
      right.number ?? '／',
      right.holder ?? '／',
      right.obtainedOn ?? '／',
      right.expiresOn ?? '／',
    ]),
  };
}

export const KIND_WORDS: Readonly<Record<LicenseTerms['kind'], string>> = {
  NON_EXCLUSIVE: '普通许可',
  SOLE: '排他许可',
  EXCLUSIVE: '独占许可',
};

const KIND_MEANINGS: Readonly<Record<LicenseTerms['kind'], string>> = {
  NON_EXCLUSIVE: `${OWNER}可以自己实施标的技术，也可以许可第三方实施`,
  SOLE: `${OWNER}在约定范围内可以自己实施标的技术，但不得再许可第三方实施`,
  EXCLUSIVE: `在约定范围内只有${ENTERPRISE}可以实施标的技术，${OWNER}自己也不得实施，并不得再许可第三方实施`,
};

export const SUBLICENSING_WORDS: Readonly<Record<LicenseTerms['sublicensing'], string>> = {
  FORBIDDEN: `${ENTERPRISE}不得将标的技术再许可给第三方`,
  WITH_CONSENT: `经${OWNER}事先书面同意，${ENTERPRISE}可以将标的技术再许可给第三方`,
  FREE: `${ENTERPRISE}可以在本合同约定的范围内将标的技术再许可给第三方，并应在再许可合同签订后三十日内书面告知${OWNER}`,
};

/** Names of the provinces in which a license holds. */
export function territoryWords(territory: readonly string[]): string {
  if (territory.length === 0) return '中华人民共和国境内';
  return territory.map((code) => regionName(code)?.zh ?? code).join('、');
}

export function licenseTermWords(months: number | null): string {
  return months === null ? '自本合同生效之日起至标的技术所含权利届满之日止' : `自${monthsFromEffect(months)}`;
}

const license: Section = ({ terms: { license: given } }) => {
  if (!given) return [];
  return [
    ...paragraph(
      `${OWNER}许可${ENTERPRISE}实施标的技术。许可方式为${KIND_WORDS[given.kind]}：${KIND_MEANINGS[given.kind]}。`,
    ),
    ...paragraph(`许可的使用领域：${given.fieldOfUse}。`),
    ...paragraph(`许可的地域范围：${territoryWords(given.territory)}。`),
    ...paragraph(`许可期限：${licenseTermWords(given.months)}。`),
    ...paragraph(`${SUBLICENSING_WORDS[given.sublicensing]}。`),
  ];
};

const transfer: Section = () => [
  ...paragraph(`${OWNER}将标的技术的全部权利转让给${ENTERPRISE}，${ENTERPRISE}按本合同约定支付价款。`),
  ...paragraph(
    `需要登记的权利，双方在本合同生效后三十日内共同向登记机关办理转移登记，登记费用由${ENTERPRISE}承担；权利自登记之日起转移。不需要登记的技术秘密，自${OWNER}按本合同完成交付且${ENTERPRISE}验收之日起转移。`,
  ),
  ...paragraph(`${OWNER}在转让后仍可以为非营利的教学和科学研究目的使用标的技术。`),
];

const together: Section = () =>
  paragraph(
    `双方合作实施标的技术：${OWNER}提供标的技术和相应的技术力量，${ENTERPRISE}提供实施所需的资金、场地、设备和市场条件，并按本合同分享收益。`,
  );

const otherWay: Section = () => paragraph('双方按本合同的其他约定所载明的方式转化标的技术。');

const investThenEquity: Section = () =>
  paragraph(
    `${OWNER}将标的技术以科技项目方式投入${ENTERPRISE}实施。本合同约定的触发条件成就时，投入按约定转为${OWNER}持有的股权；触发前${OWNER}不享有股东权利，也不参与${ENTERPRISE}的经营管理。`,
  );

const equity: Section = ({ terms }) => {
  const company = terms.equity?.newCompany;
  return paragraph(
    company
      ? `${OWNER}以标的技术作价，与${ENTERPRISE}共同出资设立“${company}”（以下称标的公司，名称以登记机关核准的为准）。`
      : `${OWNER}以标的技术作价，向${ENTERPRISE}出资并取得${ENTERPRISE}的股权（${ENTERPRISE}以下亦称标的公司）。`,
  );
};

/** What the owner lets the enterprise have, by the mode of the deal. */
export const grant: Section = (source) => {
  const { mode } = source.terms;
  if (mode === 'TRANSFER') return transfer(source);
  if (mode === 'EQUITY') return equity(source);
  if (mode === 'INVEST_THEN_EQUITY') return [...investThenEquity(source), ...license(source)];
  if (mode === 'JOINT_IMPLEMENTATION') return [...together(source), ...license(source)];
  if (mode === 'OTHER') return [...otherWay(source), ...license(source)];
  return license(source);
};

/** The contract in force that this one replaces. */
export const supersedes: Section = ({ facts: { prior } }) => {
  if (!prior) return [];
  return paragraph(
    prior.way === 'AMENDMENT'
      ? `本合同变更双方签订的${prior.contractNumber}号合同，自生效之日起取代该合同；该合同项下已经履行的部分继续有效。`
      : `本合同续展双方签订的${prior.contractNumber}号合同，自生效之日起取代该合同；该合同项下已经发生的权利义务不受影响。`,
  );
};
