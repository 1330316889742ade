import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { ChartFigure } from '../../../ui/chart.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { exactMoney, Money, shortMoney } from '../../../ui/money.tsx';
import { percentText } from '../../offers/terms/use-terms-text.ts';
import { curvesOption, type SimulatedWay, type Simulation, shareOf, sumOfYuan } from './curves.ts';
import { simulationMessages } from './simulation.messages.ts';
import styles from './simulation.module.css';

/** The same sales paid for in other ways: curves of one course of sales, and all totals as a table. */
export function WaysComparison({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  const { quarters, scenarios } = simulation;
  const [chosen, setChosen] = useState<string>('EXPECTED');
  const scenario = scenarios.find(({ kind }) => kind === chosen) ?? scenarios[0];
  const nameOf = useWayName();
  const option = useMemo(
    () =>
      curvesOption(
        quarters,
        (scenario?.ways ?? []).map((way) => ({
          name: nameOf(way),
          quarters: way.quarters,
          dashed: !way.isGiven,
        })),
        (yuan) => shortMoney(yuan, locale),
      ),
    [quarters, scenario, nameOf, locale],
  );
  if (!scenario) return null;
  const totals = scenario.ways
    .map((way) => `${nameOf(way)} ${exactMoney(way.total, locale)}`)
    .join(t('curveTotalSeparator'));
  return (
    <>
      {scenarios.length > 1 && (
        <Segmented
          aria-label={t('chooseScenario')}
          className={styles.choice ?? ''}
          value={scenario.kind}
          onChange={(value) => setChosen(value)}
          options={scenarios.map(({ kind }) => ({ value: kind, label: t(`scenario${kind}`) }))}
        />
      )}
      <ChartFigure
        title={t('waysTitle')}
        option={option}
        description={t('waysText', { scenario: t(`scenario${scenario.kind}`), totals })}
        table={<WaysTable simulation={simulation} />}
      />
    </>
  );
}

function WaysTable({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  const nameOf = useWayName();
  const hintOf = useWayHint(simulation);
  const { scenarios } = simulation;
  const [first] = scenarios;
  const find = (scenario: Simulation['scenarios'][number], { way }: SimulatedWay) =>
    scenario.ways.find((each) => each.way === way);
  const columns: DataColumn<SimulatedWay>[] = [
    {
      key: 'way',
      title: t('wayColumn'),
      always: true,
      render: (way) => (
        <>
          {nameOf(way)}
          <div className="f-quiet">{hintOf(way)}</div>
        </>
      ),
      text: (way) => `${nameOf(way)} ${hintOf(way)}`.trim(),
    },
    ...scenarios.flatMap((scenario): DataColumn<SimulatedWay>[] => {
      const name = t(`scenario${scenario.kind}`);
      const isMiddle = scenario.kind === 'EXPECTED' || scenario.kind === 'OWN';
      const total = (way: SimulatedWay) => find(scenario, way)?.total ?? '0.00';
      const present = (way: SimulatedWay) => find(scenario, way)?.present ?? '0.00';
      const share = (way: SimulatedWay) => {
        const found = shareOf(total(way), sumOfYuan(scenario.sales));
        return found === null ? '' : percentText(found, locale);
      };
      return [
        {
          key: `total${scenario.kind}`,
          title: t('totalOf', { scenario: name }),
          align: 'right',
          render: (way) => <Money value={total(way)} exact />,
          text: (way) => exactMoney(total(way), locale),
        },
        {
          key: `present${scenario.kind}`,
          title: t('presentOf', { scenario: name }),
          align: 'right',
          optional: !isMiddle,
          render: (way) => <Money value={present(way)} exact />,
          text: (way) => exactMoney(present(way), locale),
        },
        {
          key: `share${scenario.kind}`,
          title: t('shareOf', { scenario: name }),
          align: 'right',
          optional: !isMiddle,
          render: share,
          text: share,
        },
      ];
    }),
  ];
  return (
    <DataTable<SimulatedWay>
      name={`simulated-ways-${scenarios.length}`}
      label={t('waysTable')}
      rows={first?.ways ?? []}
      rowKey={({ way }) => way}
      columns={columns}
    />
  );
}

function useWayName(): (way: SimulatedWay) => string {
  const t = useMessages(simulationMessages);
  return useMemo(
    () =>
      ({ way, isGiven }) =>
        `${t(`way${way}`)}${isGiven && way !== 'OTHER' ? t('given') : ''}`,
    [t],
  );
}

/** What a way was counted with, and what it leaves for later. */
function useWayHint({ figures }: Simulation): (way: SimulatedWay) => string {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  const amounts = {
    TRANSFER: figures.transferPrice,
    FIXED_LICENSE: figures.feePerYear,
    DEFERRED: figures.deferredSum,
  };
  return ({ way, isGiven, later }) => {
    const rest = Number(later) > 0 ? t('later', { amount: exactMoney(later, locale) }) : '';
    if (isGiven || way === 'OTHER') return rest;
    const hint =
      way === 'PAY_AFTER_USE'
        ? t('wayHintPAY_AFTER_USE', { share: percentText(figures.royaltyBasisPoints, locale) })
        : t(`wayHint${way}`, { amount: exactMoney(amounts[way], locale) });
    return [hint, rest].filter(Boolean).join(' · ');
  };
}
