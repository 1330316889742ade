import { Collapse } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { paletteOf, useAppearance } from '../../../app/theme.tsx';
import { ChartFigure } from '../../../ui/chart.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { exactMoney, Money, shortMoney } from '../../../ui/money.tsx';
import { curvesOption, runningSums, type Simulation, sumOfYuan } from './curves.ts';
import { simulationMessages } from './simulation.messages.ts';
import styles from './simulation.module.css';

interface Quarter {
  day: string;
  index: number;
}

/** What the given terms come to in each course of sales: curves, and the quarters as a table. */
export function GivenCurves({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  const { quarters, scenarios, trialUntil, terms } = simulation;
  const palette = paletteOf(useAppearance().dark);
  const given = useMemo(
    () =>
      scenarios.map(({ kind, ways }) => ({
        kind,
        quarters: ways.find(({ isGiven }) => isGiven)?.quarters ?? [],
      })),
    [scenarios],
  );
  const option = useMemo(() => {
    const trialEnd = trialUntil ? quarters.find((day) => day > trialUntil) : undefined;
    const cap = terms.payment?.cap;
    return curvesOption(
      quarters,
      given.map(({ kind, quarters: paid }) => ({
        name: t(`scenario${kind}`),
        quarters: paid,
        dashed: kind === 'LOW' || kind === 'HIGH',
        colour: { LOW: palette.quiet, EXPECTED: palette.ink, HIGH: palette.good, OWN: palette.ink }[kind],
      })),
      (yuan) => shortMoney(yuan, locale),
      {
        labelColour: palette.quiet,
        trial: trialEnd ? { name: t('trial'), to: trialEnd } : null,
        cap: cap ? { name: t('capLine'), value: cap } : null,
      },
    );
  }, [quarters, given, trialUntil, terms, t, locale, palette]);
  const totals = given
    .map(({ kind, quarters: paid }) =>
      t('curveTotal', { scenario: t(`scenario${kind}`), total: exactMoney(sumOfYuan(paid), locale) }),
    )
    .join(t('curveTotalSeparator'));
  return (
    <ChartFigure
      title={t('curveTitle')}
      option={option}
      description={t('curveText', { totals })}
      table={
        <>
          <dl className={styles.totals}>
            {given.map(({ kind, quarters: paid }) => (
              <div key={kind}>
                <dt>{t('paidAltogether', { scenario: t(`scenario${kind}`) })}</dt>
                <dd>
                  <Money value={sumOfYuan(paid)} exact />
                </dd>
              </div>
            ))}
          </dl>
          <Collapse
            ghost
            className={styles.more ?? ''}
            items={[
              {
                key: 'quarters',
                label: t('quartersTable'),
                children: <QuartersTable simulation={simulation} />,
              },
            ]}
          />
        </>
      }
    />
  );
}

function QuartersTable({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  const { quarters, scenarios } = simulation;
  const sum = (
    key: string,
    title: string,
    values: readonly string[],
    optional: boolean,
  ): DataColumn<Quarter> => ({
    key,
    title,
    align: 'right',
    optional,
    render: ({ index }) => <Money value={values[index] ?? '0.00'} exact />,
    text: ({ index }) => exactMoney(values[index] ?? '0.00', locale),
  });
  const columns: DataColumn<Quarter>[] = [
    {
      key: 'day',
      title: t('quarterColumn'),
      always: true,
      render: ({ day }) => <Day value={day} />,
      text: ({ day }) => day,
    },
    ...scenarios.flatMap(({ kind, sales, ways }) => {
      const scenario = t(`scenario${kind}`);
      const paid = ways.find(({ isGiven }) => isGiven)?.quarters ?? [];
      const isMiddle = kind === 'EXPECTED' || kind === 'OWN';
      return [
        sum(`sales${kind}`, t('salesOf', { scenario }), sales, !isMiddle),
        sum(`paid${kind}`, t('paidOf', { scenario }), paid, !isMiddle),
        sum(`cumulative${kind}`, t('cumulativeOf', { scenario }), runningSums(paid), false),
      ];
    }),
  ];
  return (
    <DataTable<Quarter>
      name={`simulated-quarters-${scenarios.length}`}
      label={t('quartersTable')}
      rows={quarters.map((day, index) => ({ day, index }))}
      rowKey={({ day }) => day}
      columns={columns}
    />
  );
}
