import { type ComponentType, lazy } from 'react';
import type { zh } from './money.messages.zh.ts';
import type { PanelProps, Running } from './panel.ts';

interface Panel {
  key: string;
  label: keyof typeof zh & `tab${string}`;
  Panel: ComponentType<PanelProps>;
  /** Whether it is shown for this contract and reader; always unless told. */
  when?: (running: Running) => boolean;
}

/** The parts of the money room in their order; each is loaded when it is first opened. */
export const PANELS: readonly Panel[] = [
  {
    key: 'schedule',
    label: 'tabSchedule',
    Panel: lazy(() => import('../schedule/schedule-panel.tsx').then((m) => ({ default: m.SchedulePanel }))),
  },
  {
    key: 'reports',
    label: 'tabReports',
    Panel: lazy(() => import('../reports/reports-panel.tsx').then((m) => ({ default: m.ReportsPanel }))),
  },
  {
    key: 'invoices',
    label: 'tabInvoices',
    Panel: lazy(() => import('../invoices/invoices-panel.tsx').then((m) => ({ default: m.InvoicesPanel }))),
  },
  {
    key: 'events',
    label: 'tabEvents',
    Panel: lazy(() => import('../events/events-panel.tsx').then((m) => ({ default: m.EventsPanel }))),
  },
  {
    key: 'inspections',
    label: 'tabInspections',
    Panel: lazy(() =>
      import('../inspections/inspections-panel.tsx').then((m) => ({ default: m.InspectionsPanel })),
    ),
  },
  {
    key: 'equity',
    label: 'tabEquity',
    when: ({ seesUnit, bringsShares }) => seesUnit && bringsShares,
    Panel: lazy(() =>
      import('../../income/holdings/equity-panel.tsx').then((m) => ({ default: m.EquityPanel })),
    ),
  },
  {
    key: 'estimates',
    label: 'tabEstimates',
    Panel: lazy(() =>
      import('../../income/estimates/estimates-panel.tsx').then((m) => ({ default: m.EstimatesPanel })),
    ),
  },
  {
    key: 'distribution',
    label: 'tabDistribution',
    Panel: lazy(() =>
      import('../../income/distributions/distribution-panel.tsx').then((m) => ({
        default: m.DistributionPanel,
      })),
    ),
    when: ({ seesUnit }) => seesUnit,
  },
  {
    key: 'commissions',
    label: 'tabCommissions',
    Panel: lazy(() =>
      import('../../brokers/settlement/commissions-panel.tsx').then((m) => ({ default: m.CommissionsPanel })),
    ),
  },
  {
    key: 'simulator',
    label: 'tabSimulator',
    Panel: lazy(() =>
      import('../simulation/simulator-panel.tsx').then((m) => ({ default: m.SimulatorPanel })),
    ),
  },
];
