import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { type ValuationPartsFragment, ValuationsDocument } from '../../generated/clearance/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { Money } from '../../ui/money.tsx';
import { ValuationDialog } from './valuation-dialog.tsx';
import { valuationMessages } from './valuations.messages.ts';

interface Props {
  /** The result whose valuations are shown. */
  resultId: string;
}

/**
 * The valuations of a result with the form for officers. Only for officers, leaders, supervisors and administrators of
 * the unit that owns the result: render it for nobody else. Its query is named `Valuations`, for `refetchQueries`.
 */
export function ValuationsPanel({ resultId }: Props) {
  const t = useMessages(valuationMessages);
  const { hasRole } = useViewer();
  const columns = useColumns((old) => setOpen({ old }));
  const [open, setOpen] = useState<{ old: ValuationPartsFragment | null } | null>(null);
  const { data, loading, error, refetch } = useQuery(ValuationsDocument, {
    variables: { resultId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && loading) return <Skeleton active paragraph={{ rows: 3 }} />;
  const button = hasRole('OFFICER') && <Button onClick={() => setOpen({ old: null })}>{t('record')}</Button>;
  return (
    <>
      <p className="f-quiet">{t('intro')}</p>
      <DataTable<ValuationPartsFragment>
        name="valuations"
        label={t('title')}
        rows={data?.valuations}
        rowKey={(row) => row.id}
        columns={columns}
        tools={button}
        empty={<p className="f-quiet">{t('none')}</p>}
      />
      {open && (
        <ValuationDialog
          resultId={resultId}
          old={open.old}
          onDone={async () => {
            setOpen(null);
            await refetch();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function useColumns(onReplace: (row: ValuationPartsFragment) => void): DataColumn<ValuationPartsFragment>[] {
  const t = useMessages(valuationMessages);
  const { hasRole } = useViewer();
  return [
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      always: true,
      text: (row) => row.amount,
      render: (row) => <Money value={row.amount} exact />,
    },
    {
      key: 'kind',
      title: t('kind'),
      text: (row) => t(`kind${row.kind}`),
      render: (row) => (
        <>
          {t(`kind${row.kind}`)} {row.replacedBy && <Tag>{t('replacedMark')}</Tag>}
        </>
      ),
    },
    { key: 'appraiser', title: t('appraiser'), text: (row) => row.appraiser, render: (row) => row.appraiser },
    {
      key: 'method',
      title: t('method'),
      text: (row) => t(`method${row.method}`),
      render: (row) => t(`method${row.method}`),
    },
    {
      key: 'valuedOn',
      title: t('valuedOn'),
      text: (row) => row.valuedOn,
      render: (row) => <Day value={row.valuedOn} />,
    },
    {
      key: 'validUntil',
      title: t('validUntil'),
      text: (row) => row.validUntil,
      render: (row) => <Day value={row.validUntil} />,
    },
    {
      key: 'files',
      title: t('files'),
      render: (row) => row.files.map(({ id, name, url }) => <div key={id}>{<a href={url}>{name}</a>}</div>),
    },
    {
      key: 'note',
      title: t('note'),
      text: (row) => row.note ?? '',
      render: (row) => (
        <>
          {row.note}
          {row.replaceReason && <div>{t('replaces', { reason: row.replaceReason })}</div>}
        </>
      ),
    },
    {
      key: 'recorded',
      title: t('columnRecorded'),
      text: (row) => row.recordedAt,
      render: (row) => (
        <>
          {row.recordedBy?.name} <DateTime value={row.recordedAt} />
        </>
      ),
    },
    ...(hasRole('OFFICER')
      ? [
          {
            key: 'replace',
            title: t('replace'),
            render: (row: ValuationPartsFragment) =>
              !row.replacedBy && (
                <Button size="small" onClick={() => onReplace(row)}>
                  {t('replace')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}
