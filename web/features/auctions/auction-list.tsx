import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import type { AuctionRowFragment, AuctionsQuery } from '../../generated/auctions/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { AuctionStateTag, PriceNow } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';
import { TimeLeft } from './clock.tsx';

export const pickAuctions = (data: AuctionsQuery) => data.auctions;

export const TIMES = ['OPEN', 'OVER'] as const;

/** Whether the list shows what is to come and runs, or what is over; in the address. */
export function TimeChoice({ time }: { time: (typeof TIMES)[number] }) {
  const t = useMessages(auctionMessages);
  const { set } = useListState();
  return (
    <Segmented
      aria-label={t('listWhich')}
      value={time}
      onChange={(value) => set({ time: value === 'OPEN' ? null : value })}
      options={TIMES.map((value) => ({ value, label: t(`list${value}`) }))}
    />
  );
}

export function useAuctionColumns(): DataColumn<AuctionRowFragment>[] {
  const t = useMessages(auctionMessages);
  const title = (row: AuctionRowFragment) => row.result?.title ?? t('hiddenResult');
  const price = (row: AuctionRowFragment) => row.finalPrice ?? row.highestAmount ?? row.startPrice;
  return [
    {
      key: 'result',
      title: t('columnResult'),
      always: true,
      render: (row) => <Link to={`/auctions/${row.id}`}>{title(row)}</Link>,
      text: title,
    },
    {
      key: 'unit',
      title: t('columnUnit'),
      render: (row) => row.organization.name,
      text: (row) => row.organization.name,
    },
    {
      key: 'form',
      title: t('columnForm'),
      render: (row) => t(`form${row.form}`),
      text: (row) => t(`form${row.form}`),
    },
    {
      key: 'state',
      title: t('columnState'),
      render: (row) => <AuctionStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'price',
      title: t('columnPrice'),
      align: 'right',
      render: (row) => <PriceNow auction={row} />,
      text: price,
    },
    {
      key: 'bids',
      title: t('columnBids'),
      align: 'right',
      render: (row) => <span className="f-number">{row.bidCount}</span>,
      text: (row) => String(row.bidCount),
    },
    {
      key: 'time',
      title: t('columnTime'),
      render: (row) => <TimeLeft auction={row} />,
      text: (row) => row.endsAt,
    },
  ];
}
