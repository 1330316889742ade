import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { EndOfficeDialog } from './end-office-dialog.tsx';
import type { Holding, PartProps } from './equity-parts.tsx';
import { useHolderName } from './holder-name.ts';
import { holdingMessages } from './holdings.messages.ts';
import { HoldingMarks } from './holdings-page.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { percent } from './percent.ts';
import { SharesChart } from './shares-chart.tsx';

interface Open {
  holding: Holding;
  what: 'sell' | 'transfer' | 'endOffice';
}

/** Who holds the shares, as a bar and a table, with what can be done with each. */
export function HoldersSection({ equity, onChanged }: PartProps) {
  const t = useMessages(holdingMessages);
  const [open, setOpen] = useState<Open | null>(null);
  const nameOf = useHolderName();
  const columns = useColumns(equity.actions, setOpen);
  const close = () => setOpen(null);
  const done = async () => {
    close();
    await onChanged();
  };
  return (
    <section className="f-card" style={{ marginBottom: 16 }}>
      <SharesChart
        title={t('sectionHoldings')}
        slices={equity.holdings.map((holding) => ({
          name: nameOf(holding),
          basisPoints: holding.basisPoints,
        }))}
        table={
          <DataTable<Holding>
            name="stake-holders"
            label={t('sectionHoldings')}
            rows={equity.holdings}
            rowKey={({ id }) => id}
            columns={columns}
          />
        }
      />
      {open && open.what !== 'endOffice' && (
        <MoveDialog
          holding={open.holding}
          way={open.what}
          others={equity.holdings.filter(
            ({ id, register }) => id !== open.holding.id && register === open.holding.register,
          )}
          onDone={done}
          onClose={close}
        />
      )}
      {open?.what === 'endOffice' && <EndOfficeDialog holding={open.holding} onDone={done} onClose={close} />}
    </section>
  );
}

function useColumns(
  actions: PartProps['equity']['actions'],
  onOpen: (open: Open) => void,
): DataColumn<Holding>[] {
  const t = useMessages(holdingMessages);
  const nameOf = useHolderName();
  const buttons = (holding: Holding) => {
    const bound = holding.noTradeInOffice && !holding.officeEndedOn;
    return (
      <Flex gap={4} wrap>
        {actions.includes('MOVE') && holding.basisPoints > 0 && !bound && (
          <>
            <Button size="small" onClick={() => onOpen({ holding, what: 'sell' })}>
              {t('sell')}
            </Button>
            <Button size="small" onClick={() => onOpen({ holding, what: 'transfer' })}>
              {t('transfer')}
            </Button>
          </>
        )}
        {actions.includes('END_OFFICE') && bound && (
          <Button size="small" onClick={() => onOpen({ holding, what: 'endOffice' })}>
            {t('endOffice')}
          </Button>
        )}
      </Flex>
    );
  };
  return [
    { key: 'holder', title: t('holder'), always: true, text: nameOf, render: nameOf },
    {
      key: 'share',
      title: t('share'),
      align: 'right',
      text: ({ basisPoints }) => percent(basisPoints),
      render: ({ basisPoints }) => <span className="f-number">{percent(basisPoints)}</span>,
    },
    {
      key: 'value',
      title: t('value'),
      align: 'right',
      text: ({ value }) => value,
      render: ({ value }) => <Money value={value} exact />,
    },
    {
      key: 'acquiredOn',
      title: t('acquiredOn'),
      text: ({ acquiredOn }) => acquiredOn,
      render: ({ acquiredOn }) => <Day value={acquiredOn} />,
    },
    { key: 'marks', title: t('marks'), render: (holding) => <HoldingMarks holding={holding} /> },
    ...(actions.includes('MOVE') || actions.includes('END_OFFICE')
      ? [{ key: 'actions', title: t('actions'), render: buttons }]
      : []),
  ];
}
