import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import type { Equity } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';
import { percent } from './percent.ts';
import { SharesChart } from './shares-chart.tsx';

type Division = NonNullable<Equity['division']>;
type Part = Omit<Division['parts'][number], 'leader'> & { leader?: 'HEAD' | 'OTHER' | null };

/** How shares that are not registered yet are to be divided, with what the rules demand. */
export function DivisionSection({ division }: { division: Division }) {
  const t = useMessages(holdingMessages);
  const unit: Part = {
    name: t('divisionUnit'),
    basisPoints: division.unitBasisPoints,
    leader: null,
    takesEquity: true,
    noTradeInOffice: false,
  };
  const rows = [unit, ...division.parts];
  const columns: DataColumn<Part>[] = [
    { key: 'holder', title: t('holder'), always: true, text: ({ name }) => name, render: ({ name }) => name },
    {
      key: 'share',
      title: t('share'),
      align: 'right',
      text: ({ basisPoints }) => percent(basisPoints),
      render: ({ basisPoints }) => <span className="f-number">{percent(basisPoints)}</span>,
    },
    {
      key: 'marks',
      title: t('marks'),
      render: ({ leader, takesEquity, noTradeInOffice }) => (
        <>
          {leader && <Tag>{t(`leader${leader}`)}</Tag>}
          {!takesEquity && <Tag>{t('divisionCash')}</Tag>}
          {noTradeInOffice && <Tag color="warning">{t('noTrade')}</Tag>}
        </>
      ),
    },
  ];
  return (
    <section className="f-card" style={{ marginBottom: 16 }}>
      <p>
        {t('divisionText', {
          company: division.company,
          total: percent(division.basisPoints),
          team: percent(division.teamBasisPoints),
          unit: percent(division.unitBasisPoints),
        })}
      </p>
      {division.floorBasisPoints !== null && division.floorBasisPoints !== undefined && (
        <p className="f-quiet">{t('divisionFloor', { floor: percent(division.floorBasisPoints) })}</p>
      )}
      <SharesChart
        title={t('sectionDivision')}
        slices={rows}
        table={
          <DataTable<Part>
            name="share-division"
            label={t('sectionDivision')}
            rows={rows}
            rowKey={({ name, basisPoints }) => `${name}${basisPoints}`}
            columns={columns}
          />
        }
      />
    </section>
  );
}
