import type { zh } from './money.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  pageTitle: 'Payments and income',
  title: 'Payments and income: {title}',
  backLicenses: 'My licenses',
  backRunning: 'Running contracts',
  notFoundTitle: 'No payments to be seen',
  notFoundText:
    'Once a contract is in effect, its schedule, usage reports, invoices and income are here. You may not see those of this contract.',
  dealLink: 'Open the case',
  imported: 'Signed before joining',
  amendedOn: 'By amended terms since {day}',
  heldFrom: 'Since {from}',
  heldFromUntil: '{from} to {until}',
  nextDue: 'Next payment',
  nextReport: 'Next report',
  outstanding: 'Invoiced and unpaid',
  none: 'None',
  overdueSince: 'Overdue since {day}',
  openingNeeded:
    'This contract was signed before the unit joined. One side enters its opening (sales and payments up to a day), the other confirms it; payments are reckoned from then on.',
  openingDo: 'Enter the opening',
  tabSchedule: 'Schedule',
  tabReports: 'Usage reports',
  tabInvoices: 'Invoices and payments',
  tabEvents: 'Events',
  tabInspections: 'Inspections',
  tabSimulator: 'Simulation',
  tabEstimates: 'Policy estimates',
  tabDistribution: 'Distribution',
  statement: 'Statement',
  stale: 'Connection lost; this is what was last seen',
};
