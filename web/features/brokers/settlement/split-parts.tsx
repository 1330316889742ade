import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { InnerSplitPartsFragment } from '../../../generated/brokers-settlement/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { usePercent } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';

type Part = InnerSplitPartsFragment['parts'][number];

const COLOURS = { PENDING: 'processing', AGREED: 'success', REFUSED: 'error' } as const;

/** The members of an inner split with their parts and what they say, and what the agency keeps. */
export function SplitParts({ split }: { split: InnerSplitPartsFragment }) {
  const t = useMessages(settlementMessages);
  const percent = usePercent();
  const rest = 10_000 - split.parts.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  return (
    <>
      <DataTable<Part>
        name="inner-split"
        label={t('sharesTitle')}
        rows={split.parts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'member',
            title: t('sharesMember'),
            always: true,
            text: ({ name }) => name,
            render: ({ name }) => name,
          },
          {
            key: 'share',
            title: t('sharesPercent'),
            align: 'right',
            text: ({ basisPoints }) => percent(basisPoints),
            render: ({ basisPoints }) => <span className="f-number">{percent(basisPoints)}</span>,
          },
          {
            key: 'answer',
            title: t('state'),
            text: ({ answer }) => t(`answer${answer}`),
            render: ({ answer }) => <Tag color={COLOURS[answer]}>{t(`answer${answer}`)}</Tag>,
          },
        ]}
      />
      <p className="f-quiet">{t('sharesRest', { share: percent(rest) })}</p>
    </>
  );
}
