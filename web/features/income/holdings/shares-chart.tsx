import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { ChartFigure } from '../../../ui/chart.tsx';
import { holdingMessages } from './holdings.messages.ts';
import { percent } from './percent.ts';

export interface Slice {
  name: string;
  basisPoints: number;
}

/** Who holds how much of the company, as one stacked bar above its table. */
export function SharesChart({
  title,
  slices,
  table,
}: {
  title: string;
  slices: readonly Slice[];
  table: ReactNode;
}) {
  const t = useMessages(holdingMessages);
  const shown = slices.filter(({ basisPoints }) => basisPoints > 0);
  if (shown.length === 0) return table;
  return (
    <ChartFigure
      title={title}
      description={t('chartSummary')}
      height={150}
      table={table}
      option={{
        legend: { type: 'scroll', bottom: 0 },
        grid: { left: 8, right: 8, top: 8, bottom: 56 },
        xAxis: {
          type: 'value',
          max: shown.reduce((sum, { basisPoints }) => sum + basisPoints, 0) / 100,
          axisLabel: { formatter: '{value}%' },
        },
        yAxis: { type: 'category', data: [''], axisTick: { show: false } },
        tooltip: { trigger: 'item' },
        series: shown.map(({ name, basisPoints }) => ({
          type: 'bar' as const,
          name,
          stack: 'shares',
          barWidth: 28,
          data: [basisPoints / 100],
          tooltip: { valueFormatter: () => percent(basisPoints) },
        })),
      }}
    />
  );
}
