import { Alert, App, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  IncomeDistributionsOfDocument,
  type IncomeDistributionsOfQuery,
  IncomePanelDocument,
  type IncomePanelQuery,
  PrepareIncomeDistributionDocument,
  type PrepareIncomeDistributionMutation,
} from '../../../generated/income/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { CommissionsPanel } from '../../brokers/settlement/commissions-panel.tsx';
import { type PanelProps, useSourceQuery } from '../../payments/room/panel.ts';
import { CostsPart } from './costs-part.tsx';
import { useDistributionColumns } from './distribution-columns.tsx';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { PlanStateTag, useExplainIncome } from './income-words.tsx';
import { PlanSplit } from './plan-split.tsx';
import { type IncomeSource, planPath, sourceWords } from './source.ts';

type Income = NonNullable<IncomePanelQuery['income']>;
type Plan = NonNullable<Income['planInForce']>;

const pickPrepared = (data: PrepareIncomeDistributionMutation) => data.prepareIncomeDistribution;
const pickDistributions = (data: IncomeDistributionsOfQuery) =>
  data.income?.distributions ?? { edges: [], pageInfo: { hasNextPage: false } };

/** Income of a contract as the unit divides it, in its money room. */
export function DistributionPanel({ dealId, version, onChanged }: PanelProps) {
  return (
    <>
      <SourceIncome source={{ dealId }} version={version} onChanged={onChanged} />
      <section className={styles.part}>
        <CommissionsPanel dealId={dealId} version={version} />
      </section>
    </>
  );
}

interface SourceProps {
  source: IncomeSource;
  /** Of what the income comes from; another one means that something changed. */
  version: number;
  onChanged: () => Promise<unknown>;
}

/** Income of a source as the unit divides it: plan beside the rules, what waits, costs, distributions. */
export function SourceIncome({ source, version, onChanged: told }: SourceProps) {
  const t = useMessages(incomeMessages);
  const { data, error, refetch } = useSourceQuery(IncomePanelDocument, source, version);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!data.income) return <EmptyState title={t('notFound')} text={t('notFoundText')} />;
  const onChanged = async () => {
    await refetch();
    await told();
  };
  const part = { income: data.income, source, onChanged };
  return (
    <>
      <PlanPart {...part} />
      <WaitingPart {...part} />
      <CostsPart source={source} may={data.income.actions.includes('RECORD_COST')} onChanged={onChanged} />
      <DistributionsPart source={source} />
    </>
  );
}

interface PartProps {
  income: Income;
  source: IncomeSource;
  onChanged: () => Promise<unknown>;
}

function PlanPart({ income, source }: PartProps) {
  const t = useMessages(incomeMessages);
  const { planInForce, planInWork, floors, actions } = income;
  const write = actions.includes('EDIT_PLAN') ? (
    <Link to={planPath(source)} className="f-button">
      {t(planInWork ? 'planEdit' : planInForce ? 'planNew' : 'planWrite')}
    </Link>
  ) : null;
  return (
    <section className={styles.part}>
      <h2>{t('planTitle')}</h2>
      {planInWork && (
        <Alert type="info" showIcon style={{ marginBottom: 16 }} title={<PlanLine plan={planInWork} />} />
      )}
      {planInForce ? (
        <>
          <PlanLine plan={planInForce} />
          <PlanSplit plan={planInForce} floors={floors} />
        </>
      ) : (
        !planInWork && <EmptyState title={t('planNone')} text={t('planNoneText')} action={write} />
      )}
      {!planInForce && planInWork && <PlanSplit plan={planInWork} floors={floors} />}
      {(planInForce || planInWork) && write}
    </section>
  );
}

function PlanLine({ plan }: { plan: Plan }) {
  const t = useMessages(incomeMessages);
  return (
    <Space wrap>
      <Link to={`/desk/income/plans/${plan.id}`}>{t('planOfNumber', { number: plan.number })}</Link>
      <PlanStateTag state={plan.state} />
      <span>{t(`basis${plan.basis}`)}</span>
    </Space>
  );
}

function WaitingPart({ income, source, onChanged }: PartProps) {
  const t = useMessages(incomeMessages);
  const { locale } = useLanguage();
  const [open, setOpen] = useState(false);
  const { preview, pending, actions } = income;
  const total = pending.reduce((sum, { amount }) => sum + Number(amount), 0);
  return (
    <section className={styles.part}>
      <h2>{t('waitingTitle')}</h2>
      {pending.length === 0 && <EmptyState title={t('waitingNone')} text={t(sourceWords(source).waiting)} />}
      {pending.length > 0 && total <= 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('waitingNegative', { amount: exactMoney((-total).toFixed(2), locale) })}
        />
      )}
      {preview && <Sums gross={preview.gross} costs={preview.costs} net={preview.net} />}
      {!preview && total > 0 && <Sums gross={total.toFixed(2)} />}
      {preview && Number(preview.carried) > 0 && (
        <p>{t('carried', { amount: exactMoney(preview.carried, locale) })}</p>
      )}
      {actions.includes('PREPARE') && preview && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('prepare')}
        </Button>
      )}
      {open && preview && (
        <PrepareDialog
          source={source}
          preview={preview}
          onClose={() => setOpen(false)}
          onChanged={onChanged}
        />
      )}
    </section>
  );
}

export function Sums({ gross, costs, net }: { gross: string; costs?: string; net?: string }) {
  const t = useMessages(incomeMessages);
  const figure = (label: 'received' | 'costs' | 'net', value: string) => (
    <div>
      <dt>{t(label)}</dt>
      <dd>
        <Money value={value} exact />
      </dd>
    </div>
  );
  return (
    <dl className={styles.sums}>
      {figure('received', gross)}
      {costs !== undefined && figure('costs', costs)}
      {net !== undefined && figure('net', net)}
    </dl>
  );
}

function PrepareDialog(props: {
  source: IncomeSource;
  preview: NonNullable<Income['preview']>;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}) {
  const { source, preview, onClose, onChanged } = props;
  const t = useMessages(incomeMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const explain = useExplainIncome();
  const { key } = useIdempotencyKey();
  const action = useAction(PrepareIncomeDistributionDocument, pickPrepared, { explain });
  const money = (yuan: string) => exactMoney(yuan, locale);
  const run = async () => {
    const done = await action.run({ input: { source, idempotencyKey: key } });
    if (!done?.distribution) return;
    message.success(t('prepareDone'));
    onClose();
    await onChanged();
    void navigate(`/desk/income/${done.distribution.id}`);
  };
  return (
    <Modal
      open
      title={t('prepareTitle')}
      okText={t('prepare')}
      confirmLoading={action.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>
        {t('prepareText', {
          gross: money(preview.gross),
          costs: money(preview.costs),
          net: money(preview.net),
        })}
      </p>
      <ul>
        {preview.lines.map(({ kind, name, amount }) => (
          <li key={`${kind} ${name ?? ''} ${amount}`}>
            {t(`line${kind}`)} {name} <b className="f-number">{money(amount)}</b>
          </li>
        ))}
      </ul>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function DistributionsPart({ source }: { source: IncomeSource }) {
  const t = useMessages(incomeMessages);
  const list = useRows(IncomeDistributionsOfDocument, pickDistributions, { ...source });
  return (
    <section className={styles.part}>
      <h2>{t('distributionsTitle')}</h2>
      <ListTable
        name="income-distributions-of-deal"
        label={t('distributionsTitle')}
        list={list}
        columns={useDistributionColumns()}
        empty={<EmptyState title={t('distributionsEmpty')} text={t('distributionsEmptyText')} />}
      />
    </section>
  );
}
