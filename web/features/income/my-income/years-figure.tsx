import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { MyIncomeTotalsQuery } from '../../../generated/my-income/graphql.ts';
import { ChartFigure, type ChartOption } from '../../../ui/chart.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Money, shortMoney } from '../../../ui/money.tsx';
import { myIncomeMessages } from './my-income.messages.ts';

type Year = MyIncomeTotalsQuery['myIncomeTotals']['years'][number];

/** What was granted, received and withheld by year, as bars and as a table. */
export function YearsFigure({ years }: { years: readonly Year[] }) {
  const t = useMessages(myIncomeMessages);
  const { locale } = useLanguage();
  const words = years.map(({ year, granted, paid }) =>
    t('yearOf', { year, granted: shortMoney(granted, locale), paid: shortMoney(paid, locale) }),
  );
  // Heights of bars only: a picture rounds whatever it is given.
  const bar = (name: string, key: 'granted' | 'paid' | 'withheld', stack: string) => ({
    type: 'bar' as const,
    name,
    stack,
    barMaxWidth: 48,
    data: years.map((each) => Number(each[key])),
  });
  const option: ChartOption = {
    tooltip: { trigger: 'axis', valueFormatter: (value) => shortMoney(String(value ?? 0), locale) },
    legend: {},
    xAxis: { type: 'category', data: years.map(({ year }) => String(year)) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => shortMoney(String(value), locale) } },
    series: [
      bar(t('granted'), 'granted', 'granted'),
      bar(t('paid'), 'paid', 'paid'),
      bar(t('withheld'), 'withheld', 'paid'),
    ],
  };
  return (
    <section className="f-card" style={{ marginBottom: 24 }}>
      <ChartFigure
        title={t('byYear')}
        option={option}
        description={t('yearsDescription', { years: words.join('；') })}
        height={260}
        table={<YearsTable years={years} />}
      />
    </section>
  );
}

function YearsTable({ years }: { years: readonly Year[] }) {
  const t = useMessages(myIncomeMessages);
  const sum = (key: 'granted' | 'paid' | 'withheld'): DataColumn<Year> => ({
    key,
    title: t(key),
    align: 'right',
    render: (row) => <Money value={row[key]} exact />,
    text: (row) => row[key],
  });
  return (
    <DataTable<Year>
      name="my-income-years"
      label={t('byYear')}
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        {
          key: 'year',
          title: t('year'),
          always: true,
          render: (row) => <span className="f-number">{row.year}</span>,
          text: (row) => String(row.year),
        },
        sum('granted'),
        sum('paid'),
        sum('withheld'),
      ]}
    />
  );
}
