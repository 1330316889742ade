import { useQuery } from '@apollo/client/react';
import { Alert, Form, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type EstimatePartsFragment,
  RewardEstimatesDocument,
} from '../../../generated/income-estimates/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { Money } from '../../../ui/money.tsx';
import { estimateMessages } from './estimates.messages.ts';

type Figure = EstimatePartsFragment['figures'][number]['figure'];
const FIGURES = ['REWARD', 'COUNTED', 'TAX', 'SAVED'] as const satisfies readonly Figure[];

/** What rewards of a distribution may come to in income tax, for information: a part of its page. */
export function RewardEstimates({ distributionId }: { distributionId: string }) {
  const t = useMessages(estimateMessages);
  const { locale } = useLanguage();
  const [other, setOther] = useState<string | null>(null);
  const { data, previousData, loading, error, refetch } = useQuery(RewardEstimatesDocument, {
    variables: { distributionId, otherTaxable: other },
  });
  const columns = useColumns();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const found = (data ?? previousData)?.rewardEstimates;
  if (!found && loading) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!found || found.length === 0) return null;
  return (
    <section className="f-card" aria-label={t('rewardTitle')} style={{ marginBottom: 16 }}>
      <h2>{t('rewardTitle')}</h2>
      <Alert type="info" showIcon title={t('rewardIntro')} description={t('intro')} />
      <Form layout="vertical" style={{ maxWidth: 320, marginTop: 16 }}>
        <Form.Item label={t('otherTaxable')} extra={t('otherTaxableHint')} htmlFor="other-taxable">
          <MoneyInput id="other-taxable" value={other} onChange={setOther} />
        </Form.Item>
      </Form>
      <DataTable<EstimatePartsFragment>
        name="reward-estimates"
        label={t('rewardTitle')}
        rows={found}
        rowKey={({ person, figures }) => `${person}${figures[0]?.amount}`}
        columns={columns}
      />
      <p className="f-quiet">
        {t('source')}{' '}
        {found[0]?.sources.map(({ title, titleEn, year }) => (
          <span key={title} style={{ marginInlineEnd: 8 }}>
            {locale === 'en' ? titleEn : title}{' '}
            <Tag variant="filled">{year ? t('documentYear', { year }) : t('yearUnknown')}</Tag>
          </span>
        ))}
      </p>
    </section>
  );
}

function useColumns(): DataColumn<EstimatePartsFragment>[] {
  const t = useMessages(estimateMessages);
  const sum = (row: EstimatePartsFragment, figure: Figure) =>
    row.figures.find((each) => each.figure === figure)?.amount ?? '';
  return [
    {
      key: 'person',
      title: t('person'),
      always: true,
      text: ({ person }) => person ?? '',
      render: ({ person }) => person,
    },
    ...FIGURES.map((figure) => ({
      key: figure,
      title: t(`figure${figure}`),
      align: 'right' as const,
      text: (row: EstimatePartsFragment) => sum(row, figure),
      render: (row: EstimatePartsFragment) => <Money value={sum(row, figure)} exact />,
    })),
  ];
}
