import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { demandLabels } from '../demand.labels.ts';
import { useTargetText } from '../demand-words.tsx';
import type { DemandOnPage } from './demand-page.tsx';
import { pageMessages } from './page.messages.ts';

type Content = DemandOnPage['content'];
type Target = Content['targets'][number];
type PlanRow = DemandOnPage['bountyPlan'][number];
type Gate = NonNullable<Content['race']>['gates'][number];

/** What a solution is measured by. */
export function TargetsTable({ targets }: { targets: Content['targets'] }) {
  const t = useMessages(pageMessages);
  const targetText = useTargetText();
  const percent = usePercent();
  const kind = ({ isRequired }: Target) => t(isRequired ? 'required' : 'optional');
  const columns: DataColumn<Target>[] = [
    { key: 'name', title: t('target'), render: ({ name }) => name, text: ({ name }) => name, always: true },
    {
      key: 'demanded',
      title: t('demanded'),
      render: (target) => <b className="f-number">{targetText(target)}</b>,
      text: targetText,
    },
    {
      key: 'testMethod',
      title: t('testMethod'),
      render: ({ testMethod }) => testMethod,
      text: ({ testMethod }) => testMethod,
    },
    {
      key: 'weight',
      title: t('weight'),
      align: 'right',
      render: ({ weight }) => percent(weight),
      text: ({ weight }) => percent(weight),
    },
    {
      key: 'kind',
      title: t('kind'),
      render: (target) => (target.isRequired ? <b>{kind(target)}</b> : kind(target)),
      text: kind,
    },
  ];
  return (
    <section className="f-card">
      <h2>{t('targets')}</h2>
      <DataTable
        name="demand-targets"
        label={t('targetsLabel')}
        rows={targets}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<p className="f-quiet">{t('targetsNone')}</p>}
      />
    </section>
  );
}

/** How the bounty is paid: by stage, for each winner, and at most in all. */
export function PlanTable({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const labels = useMessages(demandLabels);
  const when = ({ trigger, gate, milestone }: PlanRow) =>
    [labels(`trigger${trigger}`), gate ? t('gateNumber', { number: gate }) : null, milestone]
      .filter(Boolean)
      .join(' · ');
  const columns: DataColumn<PlanRow>[] = [
    {
      key: 'name',
      title: t('stageName'),
      render: ({ name }) => name,
      text: ({ name }) => name,
      always: true,
    },
    { key: 'when', title: t('when'), render: when, text: when },
    {
      key: 'perLane',
      title: t('perLane'),
      align: 'right',
      render: ({ perLane }) => <Money value={perLane} exact />,
      text: ({ perLane }) => perLane,
    },
    {
      key: 'lanes',
      title: t('lanes'),
      align: 'right',
      render: ({ lanes }) => lanes,
      text: ({ lanes }) => String(lanes),
    },
    {
      key: 'total',
      title: t('most'),
      align: 'right',
      render: ({ total }) => <Money value={total} exact />,
      text: ({ total }) => total,
    },
  ];
  return (
    <section className="f-card">
      <h2>{t('plan')}</h2>
      <DataTable
        name="demand-bounty-plan"
        label={t('planLabel')}
        rows={demand.bountyPlan}
        rowKey={({ key }) => key}
        columns={columns}
        empty={<p className="f-quiet">{t('planNone')}</p>}
      />
    </section>
  );
}

/** The gates of a race with what is measured at each and who goes on. */
export function GatesTable({
  race,
  targets,
}: {
  race: NonNullable<Content['race']>;
  targets: Content['targets'];
}) {
  const t = useMessages(pageMessages);
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  const measured = ({ targetIds }: Gate) => targetIds.map((id) => names.get(id) ?? id).join(t('comma'));
  const rule = ({ requireAll }: Gate) => t(requireAll ? 'gateAll' : 'gateBest');
  const rows = race.gates.map((gate, index) => ({ ...gate, number: index + 1 }));
  const columns: DataColumn<(typeof rows)[number]>[] = [
    {
      key: 'name',
      title: t('gate'),
      render: ({ number, name }) => `${number}. ${name}`,
      text: ({ number, name }) => `${number}. ${name}`,
      always: true,
    },
    {
      key: 'dueOn',
      title: t('gateDue'),
      render: ({ dueOn }) => (dueOn ? <Day value={dueOn} /> : ''),
      text: ({ dueOn }) => dueOn ?? '',
    },
    { key: 'targets', title: t('gateTargets'), render: measured, text: measured },
    { key: 'rule', title: t('gateRule'), render: rule, text: rule },
    {
      key: 'keep',
      title: t('gateKeep'),
      align: 'right',
      render: ({ keep }) => t('gateKeepCount', { count: keep }),
      text: ({ keep }) => String(keep),
    },
  ];
  return (
    <DataTable
      name="demand-gates"
      label={t('gatesLabel')}
      rows={rows}
      rowKey={({ number }) => String(number)}
      columns={columns}
      empty={<p className="f-quiet">{t('gatesNone')}</p>}
    />
  );
}

/** Basis points as per cent. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}
