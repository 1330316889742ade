import type { Improvements } from '../../../../offers/terms/terms.ts';
import { type Block, paragraph } from '../contract-text.ts';
import { ENTERPRISE, OWNER, type Section } from './section.ts';

/** What is handed over, by when, and how it is accepted. */
export const delivery: Section = ({ terms: { delivery: given } }) => {
  const items: Block[] =
    given.items.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: `${OWNER}${given.withinDays === 0 ? '在本合同签订之日' : `在本合同签订后${given.withinDays}日内`}向${ENTERPRISE}交付下列资料和物品：`,
          },
          { kind: 'list', items: given.items },
          {
            kind: 'paragraph',
            text: `${ENTERPRISE}在收到后十五日内验收并出具书面意见；不符合约定的，${OWNER}在收到意见后十五日内补正并重新交付。`,
          },
        ];
  return [
    ...items,
    ...paragraph(
      given.trainingDays === 0
        ? ''
        : `${OWNER}派员为${ENTERPRISE}提供累计${given.trainingDays}日的现场培训和技术指导，差旅费用由${ENTERPRISE}承担。`,
    ),
  ];
};

const IMPROVEMENT_WORDS: Readonly<Record<Improvements, string>> = {
  MAKER: '一方对标的技术作出的后续改进，其权利归作出改进的一方所有；另一方需要使用的，双方另行协商。',
  SHARED:
    '任何一方对标的技术作出的后续改进，其权利由双方共有；双方均可自行实施，许可第三方实施或者转让的，应当经对方书面同意，收益由双方分享。',
  OWNER: `${ENTERPRISE}对标的技术作出的后续改进，由双方另行以公平对价归${OWNER}所有，${ENTERPRISE}在本合同约定的范围内可以继续无偿使用；该约定不得妨碍${ENTERPRISE}的技术进步。`,
};

/** To whom later improvements belong (民法典 875). */
export const improvements: Section = ({ terms }) => paragraph(IMPROVEMENT_WORDS[terms.improvements]);

export const confidentiality: Section = ({ terms: { confidentialityYears: years } }) => {
  if (years === 0) return paragraph('双方未约定额外的保密期限；法律规定应当保守的秘密，仍应保守。');
  return [
    ...paragraph(
      `双方对因签订和履行本合同知悉的对方技术秘密、经营信息和其他不公开的信息承担保密义务，期限为自知悉之日起${years}年，不因本合同的终止而免除。`,
    ),
    ...paragraph(
      '保密信息只可为履行本合同使用，并只可向确有必要知悉且负有同等保密义务的人员披露。已经公开的信息、独立取得的信息以及依法必须披露的信息除外。',
    ),
  ];
};

export const dispute: Section = ({ terms: { dispute: given } }) =>
  paragraph(
    given.way === 'ARBITRATION'
      ? `因本合同发生的争议，双方先行协商；协商不成的，提交${given.place}按照申请仲裁时该会现行有效的仲裁规则仲裁，仲裁裁决是终局的。`
      : `因本合同发生的争议，双方先行协商；协商不成的，向${given.place}有管辖权的人民法院起诉。`,
  );

/** What was agreed in free words, a paragraph for each line. */
export const other: Section = ({ terms }) =>
  terms.other
    .split(/\r?\n/)
    .map((line) => line.trim())
    .flatMap(paragraph);
