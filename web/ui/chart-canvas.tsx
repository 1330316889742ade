import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { paletteOf, useAppearance } from '../app/theme.tsx';

register([
  BarChart,
  LineChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  MarkAreaComponent,
  AriaComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | LegendComponentOption
  | AriaComponentOption
>;

interface Props {
  option: ChartOption;
  description: string;
  height: number;
}

/** Draws a chart with ECharts and keeps it as wide as its place. Loaded by `Chart`. */
export default function ChartCanvas({ option, description, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useAppearance();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, themeOf(dark, getComputedStyle(element).fontFamily), { renderer: 'svg' });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.setOption({ animation: !still, animationDuration: 300, ...option });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, dark]);
  return <div ref={place} role="img" aria-label={description} style={{ width: '100%', height }} />;
}

/** The theme of a chart: our colours, and labels that never leave it. */
function themeOf(dark: boolean, fontFamily: string) {
  const p = paletteOf(dark);
  const axis = {
    axisLine: { lineStyle: { color: p.line } },
    axisTick: { lineStyle: { color: p.line } },
    axisLabel: { color: p.quiet, fontSize: 13 },
    nameTextStyle: { color: p.quiet },
    splitLine: { lineStyle: { color: p.line } },
  };
  return {
    color: [p.ink, p.deadline, p.good, p.quiet, p.bad],
    textStyle: { fontFamily, color: p.text },
    grid: { left: 8, right: 16, top: 48, bottom: 8, outerBoundsMode: 'same' },
    legend: { textStyle: { color: p.text }, top: 0 },
    tooltip: { backgroundColor: p.raised, borderColor: p.line, textStyle: { color: p.text } },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    line: { symbolSize: 6 },
  };
}
