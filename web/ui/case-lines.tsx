import { Descriptions } from 'antd';
import { useMessages } from '../app/i18n.tsx';
import { useNarrow } from '../app/theme.tsx';
import { caseMessages } from './case.messages.ts';

type Label = keyof typeof caseMessages.zh extends infer Key
  ? Key extends `line${infer L}`
    ? L
    : never
  : never;
export type CaseTypeName = 'Deal' | 'Offer' | 'OwnershipGrant' | 'IncomeDistribution' | 'Demand';

const PLACES: Readonly<Record<CaseTypeName, string>> = {
  Deal: '/deals',
  Offer: '/desk/offers',
  OwnershipGrant: '/desk/grants',
  IncomeDistribution: '/desk/income',
  Demand: '/demands',
};

/** Where a case has its page. */
export function casePath(caseType: CaseTypeName, caseId: string): string {
  return `${PLACES[caseType]}/${caseId}`;
}

/** What is decided or announced, line by line. */
export function CaseLines({ lines }: { lines: readonly { label: Label; value: string }[] }) {
  const t = useMessages(caseMessages);
  const narrow = useNarrow();
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      layout={narrow ? 'vertical' : 'horizontal'}
      styles={{ label: narrow ? {} : { width: 180 }, content: { whiteSpace: 'pre-line' } }}
      items={lines.map(({ label, value }, index) => ({
        key: `${label}${index}`,
        label: t(`line${label}`),
        children: value,
      }))}
    />
  );
}
