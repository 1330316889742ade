import { useLazyQuery } from '@apollo/client/react';
import { Form, type FormInstance, InputNumber, Tag } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  CommissionExamplesDocument,
  type CommissionExamplesQuery,
} from '../../../generated/brokers-engagements/graphql.ts';
import { Chart } from '../../../ui/chart.tsx';
import { Money, shortMoney } from '../../../ui/money.tsx';
import { usePercent } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { basisPointsOf, commissionInput, type EngagementFields, type PartFields } from './form-values.ts';

const ASK_AFTER_MS = 400;

type Answer = NonNullable<CommissionExamplesQuery['commissionExample']['answer']>;
type Example = Answer['examples'][number];

interface Props {
  form: FormInstance<EngagementFields>;
  clientOrganizationId: string | null;
}

/** What the typed-in terms come to, reckoned anew a moment after the last change. */
export function ExamplePanel({ form, clientOrganizationId }: Props) {
  const t = useMessages(engagementMessages);
  const percent = usePercent();
  const fields = Form.useWatch([], form) as EngagementFields | undefined;
  const [ask, { data, previousData }] = useLazyQuery(CommissionExamplesDocument, { fetchPolicy: 'no-cache' });
  const input = fields?.basis
    ? JSON.stringify({
        terms: commissionInput({ ...fields, tiers: fields.tiers ?? [] }),
        shares: (fields.parts ?? []).map((part) => basisPointsOf(part?.share)),
        clientOrganizationId,
        equityBasisPoints: basisPointsOf(fields.equity),
      })
    : null;
  useEffect(() => {
    if (input === null) return;
    const timer = setTimeout(() => void ask({ variables: { input: JSON.parse(input) } }), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ask, input]);
  const answer = (data ?? previousData)?.commissionExample.answer;
  return (
    <aside className={`f-card ${styles.aside}`} aria-labelledby="examples">
      <h2 id="examples">{t('exampleTitle')}</h2>
      <p className="f-quiet">{t('exampleText')}</p>
      {fields?.basis === 'EQUITY' && (
        <Form.Item name="equity" label={t('equityGiven')}>
          <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
      )}
      {answer ? (
        <>
          <ExampleTable answer={answer} parts={fields?.parts ?? []} />
          {fields?.basis !== 'EQUITY' && <Course examples={answer.examples} />}
          {answer.freeBasisPoints !== null && answer.freeBasisPoints !== undefined && (
            <p className="f-quiet">{t('exampleFree', { share: percent(answer.freeBasisPoints) })}</p>
          )}
        </>
      ) : (
        <p className="f-quiet">{t('exampleWrong')}</p>
      )}
    </aside>
  );
}

function ExampleTable({ answer, parts }: { answer: Answer; parts: readonly PartFields[] }) {
  const t = useMessages(engagementMessages);
  const percent = usePercent();
  const { examples } = answer;
  const [first] = examples;
  const isBounded = examples.some(({ owed }) => owed !== '0.00');
  const row = (label: string, cell: (example: Example) => ReactNode) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      {examples.map((example) => (
        <td key={example.amount}>{cell(example)}</td>
      ))}
    </tr>
  );
  return (
    <table className={styles.examples}>
      <thead>
        {row(t('exampleAmount'), ({ amount }) => (
          <Money value={amount} />
        ))}
      </thead>
      <tbody>
        {row(t('exampleCommission'), (example) => (
          <>
            {example.shares > 0 ? (
              t('exampleEquity', { share: percent(example.shares) })
            ) : (
              <Money value={example.commission} />
            )}
            {example.isCapped && <Tag>{t('exampleCapped')}</Tag>}
            {example.isRaised && <Tag>{t('exampleRaised')}</Tag>}
          </>
        ))}
        {row(t('exampleRate'), ({ effectiveBasisPoints }) => percent(effectiveBasisPoints))}
        {isBounded && row(t('examplePayable'), ({ payable }) => <Money value={payable} />)}
        {isBounded && row(t('exampleOwed'), ({ owed }) => <Money value={owed} />)}
        {(first?.parts ?? []).map(({ key }, index) =>
          row(`${index + 1}. ${t(`role${parts[index]?.role ?? 'CO_BROKER'}`)}`, (example) => (
            <Money value={example.parts.find((part) => part.key === key)?.amount} />
          )),
        )}
      </tbody>
    </table>
  );
}

function Course({ examples }: { examples: readonly Example[] }) {
  const t = useMessages(engagementMessages);
  const { locale } = useLanguage();
  return (
    <Chart
      height={220}
      description={t('exampleChart')}
      option={{
        tooltip: { trigger: 'axis' },
        legend: { bottom: 0 },
        grid: { left: 8, right: 8, top: 16, bottom: 36, containLabel: true },
        xAxis: { type: 'category', data: ['0', '25%', '50%', '75%', '100%'] },
        yAxis: {
          type: 'value',
          axisLabel: { formatter: (value: number) => shortMoney(`${value}.00`, locale) },
        },
        series: examples.map(({ amount, course }) => ({
          type: 'line' as const,
          name: shortMoney(amount, locale),
          data: [0, ...course.map(({ commission }) => Number(commission))],
        })),
      }}
    />
  );
}
