import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ChartOption } from './chart-canvas.tsx';
import styles from './ui.module.css';

export type { ChartOption };

// The library is loaded only where a chart is.
const ChartCanvas = lazy(() => import('./chart-canvas.tsx'));

interface Props {
  /** As ECharts takes it; colours, fonts and axes come from the theme unless they are given. */
  option: ChartOption;
  /** What the chart shows, in one sentence, for those who do not see it. */
  description: string;
  /** Pixels. */
  height?: number;
}

/** A chart in the colours of the client: bars, lines and step lines. Beside it the page shows the same as a table. */
export function Chart({ option, description, height = 320 }: Props) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
      <ChartCanvas option={option} description={description} height={height} />
    </Suspense>
  );
}

interface FigureProps extends Props {
  /** Heading of the figure. */
  title: ReactNode;
  /** The same figures as a table, with its export. */
  table: ReactNode;
}

/** A chart with its heading and its table. */
export function ChartFigure({ title, table, ...chart }: FigureProps) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.figureTitle}>{title}</figcaption>
      <Chart {...chart} />
      {table}
    </figure>
  );
}
