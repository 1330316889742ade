import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { ChartFigure } from '../../../ui/chart.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Money } from '../../../ui/money.tsx';
import { ownMessages } from './own.messages.ts';
import type { OwnDetail } from './own-detail-page.tsx';
import { ConfirmDialog, RecordDialog, ReopenDialog } from './own-dialogs.tsx';

export type Year = OwnDetail['yearlyProfits'][number];

interface Props {
  own: OwnDetail;
  onChanged: () => Promise<unknown>;
}

interface Open {
  year: Year;
  what: 'record' | 'confirm' | 'reopen';
}

const DIALOGS = { record: RecordDialog, confirm: ConfirmDialog, reopen: ReopenDialog } as const;

/** The years of an own implementation with their operating profit, as bars and as a table. */
export function YearsSection({ own, onChanged }: Props) {
  const t = useMessages(ownMessages);
  const [open, setOpen] = useState<Open | null>(null);
  const columns = useColumns(own, setOpen);
  const years = own.yearlyProfits;
  const table = (
    <DataTable<Year>
      name="own-years"
      label={t('profits')}
      rows={years}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
  const known = years.some(
    ({ operatingProfit }) => operatingProfit !== null && operatingProfit !== undefined,
  );
  const Dialog = open && DIALOGS[open.what];
  return (
    <section className="f-card">
      {known ? (
        <ChartFigure
          title={t('profits')}
          description={t('chartSummary')}
          height={240}
          table={table}
          option={{
            xAxis: { type: 'category', data: years.map(({ from }) => from.slice(0, 4)) },
            yAxis: { type: 'value', name: '¥' },
            tooltip: { trigger: 'axis' },
            series: [
              {
                type: 'bar',
                name: t('profit'),
                barMaxWidth: 48,
                data: years.map(({ operatingProfit }) => (operatingProfit ? Number(operatingProfit) : null)),
              },
            ],
          }}
        />
      ) : (
        <>
          <h2>{t('profits')}</h2>
          {table}
        </>
      )}
      {open && Dialog && (
        <Dialog
          own={own}
          year={open.year}
          onDone={async () => {
            setOpen(null);
            await onChanged();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

const COLOURS = { OPEN: 'default', RECORDED: 'warning', CONFIRMED: 'success' } as const;

function useColumns(own: OwnDetail, onOpen: (open: Open) => void): DataColumn<Year>[] {
  const t = useMessages(ownMessages);
  const { viewer } = useViewer();
  const me = viewer?.user.id;
  const { actions } = own;
  const button = (year: Year, what: Open['what']) => (
    <Button size="small" onClick={() => onOpen({ year, what })}>
      {t(what)}
    </Button>
  );
  const today = new Date().toISOString().slice(0, 10);
  return [
    {
      key: 'period',
      title: t('period'),
      always: true,
      text: ({ from, to }) => `${from} – ${to}`,
      render: ({ from, to }) => (
        <span className="f-number">
          {from} – {to}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('yearState'),
      text: ({ state }) => t(`year${state}`),
      render: ({ state }) => <Tag color={COLOURS[state]}>{t(`year${state}`)}</Tag>,
    },
    {
      key: 'profit',
      title: t('profit'),
      align: 'right',
      text: ({ operatingProfit }) => operatingProfit ?? '',
      render: ({ operatingProfit }) => <Money value={operatingProfit} exact />,
    },
    {
      key: 'recorded',
      title: t('recorded'),
      text: ({ recordedBy }) => recordedBy?.name ?? '',
      render: ({ recordedBy }) => recordedBy?.name,
    },
    {
      key: 'confirmed',
      title: t('confirmed'),
      text: ({ confirmedBy }) => confirmedBy?.name ?? '',
      render: ({ confirmedBy }) => confirmedBy?.name,
    },
    {
      key: 'files',
      title: t('files2'),
      render: ({ note, files }) => (
        <>
          {note && <div>{note}</div>}
          {files.map(({ id, name, url }) => (
            <div key={id}>
              <a href={url}>{name}</a>
            </div>
          ))}
        </>
      ),
    },
    ...(actions.some((action) => action !== 'STOP')
      ? [
          {
            key: 'actions',
            title: t('actions'),
            render: (year: Year) => (
              <Flex gap={4} wrap>
                {actions.includes('RECORD_PROFIT') &&
                  year.state !== 'CONFIRMED' &&
                  year.to < today &&
                  button(year, 'record')}
                {actions.includes('CONFIRM_PROFIT') &&
                  year.state === 'RECORDED' &&
                  year.recordedBy?.id !== me &&
                  button(year, 'confirm')}
                {actions.includes('REOPEN_PROFIT') && year.state === 'CONFIRMED' && button(year, 'reopen')}
              </Flex>
            ),
          },
        ]
      : []),
  ];
}
