import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import type { AuctionRowFragment, AuctionsQuery } from '../../generated/auctions/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { AuctionStateTag, PriceNow } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';
import { TimeLeft } from './clock.tsx';

interface Props {
  name: string;
  page: AuctionsQuery['auctions'] | undefined;
  loading: boolean;
  onMore: (after: string | null) => void;
  empty: ReactNode;
  tools: ReactNode;
}

export function AuctionTable({ name, page, loading, onMore, empty, tools }: Props) {
  const t = useMessages(auctionMessages);
  const title = (row: AuctionRowFragment) => row.result?.title ?? t('hiddenResult');
  const price = (row: AuctionRowFragment) => row.finalPrice ?? row.highestAmount ?? row.startPrice;
  const columns: DataColumn<AuctionRowFragment>[] = [
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
  return (
    <DataTable<AuctionRowFragment>
      name={name}
      label={t('title')}
      rows={page?.edges.map(({ node }) => node)}
      rowKey={(row) => row.id}
      columns={columns}
      loading={loading}
      totalCount={page?.totalCount}
      onMore={page?.pageInfo.hasNextPage ? () => onMore(page.pageInfo.endCursor ?? null) : undefined}
      empty={empty}
      tools={tools}
    />
  );
}
