import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { raceMessages } from './race.messages.ts';
import {
  type Board,
  type BoardCell,
  type BoardGate,
  type BoardLane,
  sumOf,
  usePercent,
  useValueText,
} from './race-words.tsx';

interface Row {
  id: string;
  lane: BoardLane;
  gate: BoardGate;
  cell: BoardCell;
}

/** The board as a table: a row for each lane at each gate, with its file. */
export function RaceTable({ board }: { board: Board }) {
  const t = useMessages(raceMessages);
  const columns = useColumns(board);
  const rows = board.lanes.flatMap((lane) =>
    lane.cells.flatMap((cell): Row[] => {
      const gate = board.gates.find(({ number }) => number === cell.gate);
      return gate ? [{ id: `${lane.id}.${cell.gate}`, lane, gate, cell }] : [];
    }),
  );
  return (
    <DataTable<Row>
      name="race"
      label={t('tableTitle')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      exportTool={<ExportLinks paths={['/demands/race.csv']} filter={{ demandId: board.id }} />}
      empty={<EmptyState title={t('empty')} />}
    />
  );
}

function useColumns({ takesPart }: Board): DataColumn<Row>[] {
  const t = useMessages(raceMessages);
  const percent = usePercent();
  const valueText = useValueText();
  const measured = ({ gate, cell }: Row) =>
    (cell.values ?? []).map(({ targetId, value }) => {
      const target = gate.targets.find(({ id }) => id === targetId);
      return `${target?.name ?? targetId}: ${valueText(target, value)}`;
    });
  const stagesOf = ({ lane, gate }: Row) => (lane.stages ?? []).filter((stage) => stage.gate === gate.number);
  const due = (row: Row) => sumOf(stagesOf(row), ({ isDue, amount }) => (isDue ? amount : '0.00'));
  const paid = (row: Row) => sumOf(stagesOf(row), (stage) => stage.paid);
  const plain: DataColumn<Row>[] = [
    {
      key: 'lane',
      title: t('colLane'),
      always: true,
      render: ({ lane }) => t('lane', { number: lane.number }),
      text: ({ lane }) => String(lane.number),
    },
    {
      key: 'team',
      title: t('colTeam'),
      render: ({ lane }) => lane.organization?.name,
      text: ({ lane }) => lane.organization?.name ?? '',
    },
    { key: 'gate', title: t('colGate'), render: ({ gate }) => gate.name, text: ({ gate }) => gate.name },
    {
      key: 'day',
      title: t('colDay'),
      render: ({ gate }) => <Day value={gate.dueOn} />,
      text: ({ gate }) => gate.dueOn,
    },
    {
      key: 'state',
      title: t('colState'),
      render: ({ cell }) => t(`cell${cell.state}`),
      text: ({ cell }) => t(`cell${cell.state}`),
    },
    {
      key: 'why',
      title: t('colWhy'),
      render: ({ cell }) => cell.outBy && t(`out${cell.outBy}`),
      text: ({ cell }) => (cell.outBy ? t(`out${cell.outBy}`) : ''),
    },
  ];
  if (!takesPart) return plain;
  return [
    ...plain,
    {
      key: 'attained',
      title: t('attained'),
      align: 'right',
      render: ({ cell }) => (typeof cell.attained === 'number' ? percent(cell.attained) : null),
      text: ({ cell }) => (typeof cell.attained === 'number' ? percent(cell.attained) : ''),
    },
    {
      key: 'place',
      title: t('colPlace'),
      align: 'right',
      render: ({ cell }) => cell.place,
      text: ({ cell }) => String(cell.place ?? ''),
    },
    {
      key: 'measured',
      title: t('colMeasured'),
      render: (row) => measured(row).map((line) => <div key={line}>{line}</div>),
      text: (row) => measured(row).join('; '),
    },
    {
      key: 'due',
      title: t('sumDue'),
      align: 'right',
      render: (row) => row.lane.stages && <Money exact value={due(row)} />,
      text: (row) => (row.lane.stages ? due(row) : ''),
    },
    {
      key: 'paid',
      title: t('sumPaid'),
      align: 'right',
      render: (row) => row.lane.stages && <Money exact value={paid(row)} />,
      text: (row) => (row.lane.stages ? paid(row) : ''),
    },
  ];
}
