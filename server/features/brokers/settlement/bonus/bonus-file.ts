import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { wordsIn } from '../files/words.ts';
import { workbook } from '../files/workbook.ts';
import type { AgencyBonus } from './bonus.ts';

const W = {
  agencies: ['机构', 'Agencies'],
  brokers: ['技术经理人', 'Brokers'],
  rank: ['名次', 'Place'],
  agency: ['机构名称', 'Agency'],
  deals: ['登记合同数', 'Registered contracts'],
  turnover: ['实际支付额（元）', 'Really paid (yuan)'],
  bonus: ['奖补测算（元）', 'Bonus (yuan)'],
  forBrokers: ['其中技术经理人至少（元）', 'Of it to brokers at least (yuan)'],
  broker: ['技术经理人', 'Broker'],
  amount: ['测算金额（元）', 'Amount (yuan)'],
  note: [
    '依据 INC-12（黑龙江省政策）测算，仅供参考，以主管部门公布为准。',
    'Reckoned by INC-12 (Heilongjiang), for information; what the department publishes counts.',
  ],
} as const;

/** The bonus programme of a year as a workbook. */
export function bonusXlsx(
  lines: readonly AgencyBonus[],
  year: number,
  language: FileLanguage,
): Promise<Buffer> {
  const word = wordsIn(language);
  return workbook([
    {
      name: `${word(W.agencies)} ${year}`,
      widths: [8, 36, 14, 20, 20, 24],
      facts: [[word(W.note)]],
      head: [W.rank, W.agency, W.deals, W.turnover, W.bonus, W.forBrokers].map(word),
      rows: lines.map(({ rank, agencyName, deals, turnover, bonus, forBrokers }) => [
        ...[rank, agencyName, deals, turnover, bonus, forBrokers],
      ]),
    },
    {
      name: word(W.brokers),
      widths: [36, 20, 20, 20],
      head: [W.agency, W.broker, W.turnover, W.amount].map(word),
      rows: lines.flatMap(({ agencyName, brokers }) =>
        brokers.map(({ name, turnover, amount }) => [agencyName, name, turnover, amount]),
      ),
    },
  ]);
}
