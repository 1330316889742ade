import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import {
  ComparedResultDocument,
  type ResultPublicPartsFragment,
} from '../../../generated/results-public/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { usePriceText } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { TrlBar } from '../../../ui/trl-bar.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { MOST_COMPARED, useCompare } from '../../search/compare-store.ts';
import { resultMessages } from './messages.ts';

type Compared = ResultPublicPartsFragment;

/** Two to four results side by side; which ones stands in the address. */
export function Component() {
  const t = useMessages(resultMessages);
  const { list, set } = useListState();
  const ids = [...new Set(list('ids'))].slice(0, MOST_COMPARED);
  const columns = useCompared(ids);
  const rows = useRows();
  const compare = useCompare();
  const narrow = useNarrow();
  if (ids.length === 0) {
    return (
      <div className="f-page">
        <PageTitle title={t('compareTitle')} back={{ to: '/results', label: t('back') }} />
        <EmptyState
          title={t('compareEmpty')}
          text={t('compareEmptyText')}
          action={
            <Link to="/results" className="f-button">
              {t('compareEmptyAction')}
            </Link>
          }
        />
      </div>
    );
  }
  const failed = columns.find((column) => column.error);
  const titleRow: Row = {
    name: t('compareResult'),
    isTitle: true,
    value: (result) => <Link to={`/results/${result.id}`}>{result.title}</Link>,
  };
  const remove = (id: string) => {
    if (compare.ids.includes(id)) compare.toggle(id);
    set({ ids: ids.filter((entry) => entry !== id) });
  };
  return (
    <div className="f-page">
      <PageTitle title={t('compareTitle')} back={{ to: '/results', label: t('back') }} />
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      <Table
        pagination={false}
        showHeader={false}
        rowKey="name"
        scroll={{ x: 'max-content' }}
        dataSource={[titleRow, ...rows]}
        columns={[
          {
            key: 'name',
            fixed: 'start',
            width: narrow ? 96 : 128,
            rowScope: 'row',
            render: (_cell, row) => row.name,
          },
          ...columns.map((column) => ({
            key: column.id,
            width: narrow ? 220 : 280,
            render: (_cell: unknown, row: Row) => <Cell column={column} row={row} onRemove={remove} />,
          })),
        ]}
      />
    </div>
  );
}

interface Column {
  id: string;
  result: Compared | null;
  loading: boolean;
}

function Cell({ column, row, onRemove }: { column: Column; row: Row; onRemove: (id: string) => void }) {
  const t = useMessages(resultMessages);
  const { id, result, loading } = column;
  if (loading && !result) return <Skeleton.Input active size="small" />;
  const value = result ? row.value(result) : row.isTitle ? t('compareMissing') : null;
  if (!row.isTitle) return value || <span className="f-quiet">{t('none')}</span>;
  return (
    <>
      <strong>{value}</strong>
      <div>
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onRemove(id)}>
          {t('compareRemove')}
        </Button>
      </div>
    </>
  );
}

/** A fixed number of queries, because the number of hooks may not change. */
function useCompared(ids: readonly string[]) {
  const slots = [useOne(ids[0]), useOne(ids[1]), useOne(ids[2]), useOne(ids[3])];
  return ids.flatMap((id, index) => {
    const slot = slots[index];
    return slot ? [{ id, ...slot }] : [];
  });
}

function useOne(id: string | undefined) {
  const { data, loading, error, refetch } = useQuery(ComparedResultDocument, {
    variables: { id: id ?? '' },
    skip: id === undefined,
  });
  return { result: data?.techResult ?? null, loading, error, refetch };
}

interface Row {
  name: string;
  isTitle?: true;
  value: (result: Compared) => ReactNode;
}

function useRows(): Row[] {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const priceText = usePriceText();
  const regions = useRegions();
  const sectorName = useSectorName();
  return [
    { name: t('organization'), value: (result) => result.organization.name },
    { name: t('maturity'), value: (result) => <TrlBar level={result.trl} /> },
    { name: t('price'), value: (result) => priceText(result.price) },
    {
      name: t('modes'),
      value: (result) =>
        [
          ...result.modes.map((mode) => labels(`mode${mode}`)),
          ...(result.payAfterUse ? [labels('payAfterUse')] : []),
        ].join(' · '),
    },
    {
      name: t('rights'),
      value: (result) =>
        result.rights.map((right) => (
          <div key={right.id}>
            {labels(`right${right.kind}`)} <span className="f-number f-quiet">{right.number}</span>
          </div>
        )),
    },
    {
      name: t('encumbrances'),
      value: (result) =>
        result.encumbrances.map((burden) => labels(`encumbrance${burden.kind}`)).join(' · ') ||
        t('noEncumbrance'),
    },
    { name: t('sector'), value: (result) => sectorName(result.sector) },
    { name: t('stage'), value: (result) => result.stage && labels(`stage${result.stage}`) },
    { name: t('region'), value: (result) => regions.place(result.provinceCode, result.cityCode) },
    { name: t('summary'), value: (result) => result.summary },
    { name: t('advantagesTechnical'), value: (result) => result.advantagesTechnical },
    { name: t('advantagesEconomic'), value: (result) => result.advantagesEconomic },
    { name: t('seeking'), value: (result) => result.seeking },
  ];
}
