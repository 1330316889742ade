import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import type { Holding } from './equity-parts.tsx';
import { useHolderName } from './holder-name.ts';
import { holdingMessages } from './holdings.messages.ts';
import { percent } from './percent.ts';

type Row = Holding['movements'][number] & { holder: string };

/** Every movement of the shares of a contract, the latest first. */
export function MovementsSection({ holdings }: { holdings: readonly Holding[] }) {
  const t = useMessages(holdingMessages);
  const nameOf = useHolderName();
  const rows = holdings
    .flatMap((holding): Row[] => holding.movements.map((each) => ({ ...each, holder: nameOf(holding) })))
    .sort((a, b) => (a.on === b.on ? b.sequence - a.sequence : a.on < b.on ? 1 : -1));
  const columns: DataColumn<Row>[] = [
    {
      key: 'movement',
      title: t('movement'),
      always: true,
      text: ({ kind }) => t(`movement${kind}`),
      render: ({ kind }) => t(`movement${kind}`),
    },
    { key: 'holder', title: t('holder'), text: ({ holder }) => holder, render: ({ holder }) => holder },
    { key: 'on', title: t('moveOn'), text: ({ on }) => on, render: ({ on }) => <Day value={on} /> },
    {
      key: 'change',
      title: t('change'),
      align: 'right',
      text: ({ change }) => percent(change),
      render: ({ change }) => <span className="f-number">{percent(change)}</span>,
    },
    {
      key: 'after',
      title: t('after'),
      align: 'right',
      text: ({ after }) => percent(after),
      render: ({ after }) => <span className="f-number">{percent(after)}</span>,
    },
    {
      key: 'proceeds',
      title: t('proceeds'),
      align: 'right',
      text: ({ proceeds }) => proceeds ?? '',
      render: ({ proceeds }) => <Money value={proceeds} exact />,
    },
    {
      key: 'counterparty',
      title: t('counterparty'),
      text: ({ counterparty }) => counterparty ?? '',
      render: ({ counterparty }) => counterparty,
    },
    {
      key: 'files',
      title: t('files'),
      render: ({ files, note }) => (
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
  ];
  return (
    <section className="f-card" style={{ marginBottom: 16 }}>
      <h2>{t('sectionMovements')}</h2>
      <DataTable<Row>
        name="share-movements"
        label={t('sectionMovements')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </section>
  );
}
