import { paragraph } from '../contract-text.ts';
import { dayInWords, percent, sumInWords } from '../figures.ts';
import { ENTERPRISE, OWNER, type Section } from './section.ts';

/** Value of the result, shares for it, who of the unit holds them (INC-3), money put in with it (PAU-7). */
export const equityTerms: Section = ({ terms: { equity: given, mode } }) => {
  if (!given) return [];
  const company =
    given.newCompany === null
      ? mode === 'INVEST_THEN_EQUITY'
        ? ENTERPRISE
        : '标的公司'
      : `“${given.newCompany}”`;
  return [
    ...paragraph(
      `标的技术作价${sumInWords(given.valueOfResult)}，占${company}股权的${percent(given.basisPoints)}。作价由双方按本合同载明的定价方式确定。`,
    ),
    ...paragraph(
      `上述股权中，${percent(given.teamBasisPoints)}奖励给标的技术的完成人和转化贡献人，其余由${OWNER}持有；各人的份额由${OWNER}另行书面确定，并按规定办理股权登记。`,
    ),
    ...paragraph(
      given.residualFunds === null
        ? ''
        : `${OWNER}同时以横向科研项目结余经费${sumInWords(given.residualFunds)}出资，由此取得的股权中${percent(given.residualTeamBasisPoints ?? 0)}归科研人员，并在单列台账中管理。`,
    ),
    ...paragraph(
      `${ENTERPRISE}在本合同约定的出资条件成就后三十日内办理${company}的股东、股权和章程变更登记，${OWNER}配合办理标的技术权利的转移手续。`,
    ),
    ...paragraph(
      `${OWNER}依法享有股东的知情权、表决权和收益分配权；${company}增资、减资、合并、分立或者处分标的技术的，应当提前三十日书面告知${OWNER}。`,
    ),
  ];
};

/** What turns an investment into shares (PAU-5). */
export const trigger: Section = ({ terms: { trigger: given, other } }) => {
  if (!given) return [];
  const condition =
    given.kind === 'MARKET_FINANCING'
      ? `${ENTERPRISE}完成一轮市场化融资，融资额不少于${sumInWords(given.amount)}`
      : `${ENTERPRISE}经营稳定增长，连续${given.years ?? 1}个会计年度的营业收入均不低于${sumInWords(given.amount)}`;
  return [
    ...paragraph(`投入转为股权的触发条件：${condition}。`),
    ...paragraph(
      `触发条件最迟应在${dayInWords(given.until)}成就。${ENTERPRISE}在条件成就后十五日内书面通知${OWNER}并提供证明；到期未成就的，项目终止，${other === '' ? `${ENTERPRISE}停止使用标的技术并返还资料，双方互不承担违约责任` : '双方按本合同的其他约定处理'}。`,
    ),
  ];
};
