import { useQuery } from '@apollo/client/react';
import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DealFilter,
  type DealSide,
  type DealSort,
  DealsDocument,
} from '../../../generated/deals/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { type DealRow, useDealColumns } from './deal-columns.tsx';
import { DEAL_STATES } from './deal-states.ts';
import { listMessages } from './list.messages.ts';

const SORTS = ['DEADLINE', 'NEWEST', 'NUMBER'] as const satisfies readonly DealSort[];

interface Props {
  /** Names the table on this device. */
  name: string;
  label: string;
  side: DealSide;
  empty: ReactNode;
}

/** The deals of one side with what each waits for; filters, sorting and the text searched for live in the address. */
export function DealsList({ name, label, side, empty }: Props) {
  const t = useMessages(listMessages);
  const { get, list, set } = useListState();
  const states = DEAL_STATES.filter((state) => list('states').includes(state));
  const waiting = get('waiting') === 'me';
  const text = get('q') ?? '';
  const sort = SORTS.find((each) => each === get('sort')) ?? 'DEADLINE';
  const filter: DealFilter = {
    side,
    ...(states.length > 0 ? { states } : {}),
    ...(waiting ? { waitsForMe: true } : {}),
    ...(text ? { text } : {}),
  };
  const { data, loading, error, refetch, fetchMore } = useQuery(DealsDocument, {
    variables: { filter, sort },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useDealColumns(side);
  const page = data?.deals;
  const narrowed = states.length > 0 || waiting || text !== '';
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable<DealRow>
      name={name}
      label={label}
      rows={page?.edges.map(({ node }) => node)}
      rowKey={(row) => row.id}
      columns={columns}
      loading={loading}
      totalCount={page?.totalCount ?? undefined}
      onMore={
        page?.pageInfo.hasNextPage
          ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })
          : undefined
      }
      tools={
        (narrowed || (page && page.edges.length > 0)) && (
          <>
            <Input.Search
              key={text}
              allowClear
              defaultValue={text}
              aria-label={t('search')}
              placeholder={t('search')}
              style={{ width: 260 }}
              onSearch={(value) => set({ q: value.trim() || null })}
            />
            <Checkbox
              checked={waiting}
              onChange={({ target }) => set({ waiting: target.checked ? 'me' : null })}
            >
              {t('waitsForMe')}
            </Checkbox>
          </>
        )
      }
      empty={
        narrowed ? <EmptyState title={t('nothing')} text={waiting ? t('nothingWaits') : undefined} /> : empty
      }
    />
  );
}
