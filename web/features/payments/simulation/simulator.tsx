import { useQuery } from '@apollo/client/react';
import { Collapse, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { SimulatePaymentsDocument } from '../../../generated/simulation/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { ScheduleTable } from '../schedule/schedule-table.tsx';
import { ComparableDeals } from './comparable-deals.tsx';
import type { Simulation } from './curves.ts';
import { GivenCurves } from './given-curves.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { simulationMessages } from './simulation.messages.ts';
import styles from './simulation.module.css';
import { toInput, useScenario } from './use-scenario.ts';
import { WaysComparison } from './ways-comparison.tsx';

export interface SimulatorProps {
  offerId?: string | null;
  dealId?: string | null;
}

/** Supposed sales on one side, what they would come to on the other: by the functions of the real schedule. */
export function Simulator({ offerId = null, dealId = null }: SimulatorProps) {
  const t = useMessages(simulationMessages);
  const { values, set } = useScenario();
  const input = useMemo(() => toInput(values, { offerId, dealId }), [values, offerId, dealId]);
  const found = useQuery(SimulatePaymentsDocument, {
    variables: { input },
    fetchPolicy: 'cache-and-network',
  });
  const answer = (found.data ?? found.previousData)?.simulatePayments;
  const refusals = found.data?.simulatePayments.userErrors ?? [];
  const simulation = answer?.simulation ?? found.previousData?.simulatePayments.simulation ?? null;
  const needsUnits = refusals.some(({ field }) => field === 'unitPrice');
  const base = needsUnits ? 'UNITS' : (simulation?.terms.payment?.royalty?.base ?? 'NET_SALES');
  if (found.error && !simulation)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className={styles.simulator}>
      <p className="f-quiet">
        {t('intro')} {simulation?.reportedUntil && t('introReported', { day: simulation.reportedUntil })}
      </p>
      <section className="f-card">
        <h2>{t('formTitle')}</h2>
        <ScenarioForm values={values} base={base} running={found.loading} onChange={set} />
        {!needsUnits && <Refusals errors={refusals} />}
      </section>
      {!simulation && found.loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {simulation && !needsUnits && <Outcome simulation={simulation} />}
    </div>
  );
}

function Outcome({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const middle = simulation.scenarios.find(({ kind }) => kind === 'EXPECTED' || kind === 'OWN');
  const scenario = t(`scenario${middle?.kind ?? 'EXPECTED'}`);
  return (
    <>
      <section className="f-card">
        <GivenCurves simulation={simulation} />
      </section>
      <section className="f-card">
        <WaysComparison simulation={simulation} />
      </section>
      <ComparableDeals simulation={simulation} />
      <Collapse
        items={[
          {
            key: 'lines',
            label: t('linesTitle'),
            children: (
              <>
                <p className="f-quiet">{t('linesText', { scenario })}</p>
                <ScheduleTable lines={simulation.lines} />
              </>
            ),
          },
        ]}
      />
    </>
  );
}
