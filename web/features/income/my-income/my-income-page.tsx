import { useQuery } from '@apollo/client/react';
import { Alert, Button, Card, Flex, Skeleton, Space, Statistic } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  MyIncomeDocument,
  type MyIncomeQuery,
  MyIncomeTotalsDocument,
  type MyIncomeTotalsQuery,
  type MyPayeePartsFragment,
  MyPayeesDocument,
} from '../../../generated/my-income/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ListCards } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { IncomeCard } from './income-card.tsx';
import { MyBankDialog } from './my-bank-dialog.tsx';
import { myIncomeMessages } from './my-income.messages.ts';
import { YearsFigure } from './years-figure.tsx';

type Totals = MyIncomeTotalsQuery['myIncomeTotals'];

const pick = (data: MyIncomeQuery) => data.myIncome;

/** What somebody earned from converted results: sums, by year, each reward with where it comes from, and where it goes. */
export function Component() {
  const t = useMessages(myIncomeMessages);
  const { get } = useListState();
  const year = Number(get('year') ?? '') || null;
  const { data, error, refetch } = useQuery(MyIncomeTotalsDocument, { fetchPolicy: 'cache-and-network' });
  const list = useRows(MyIncomeDocument, pick, { year });
  const totals = data?.myIncomeTotals;
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <BankCards />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!totals && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {totals && <Sums totals={totals} />}
      {totals && totals.years.length > 0 && <YearsFigure years={totals.years} />}
      <h2>{t('listTitle')}</h2>
      <ListCards
        list={list}
        card={(income) => <IncomeCard income={income} />}
        tools={totals && <YearChoice years={totals.years.map((each) => each.year)} chosen={year} />}
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      />
    </div>
  );
}

function Sums({ totals }: { totals: Totals }) {
  const t = useMessages(myIncomeMessages);
  const items = [
    { label: t('granted'), value: totals.granted },
    { label: t('paid'), value: totals.paid },
    { label: t('withheld'), value: totals.withheld },
    { label: t('open'), value: totals.open },
  ];
  return (
    <Flex wrap gap={16} style={{ marginBottom: 24 }} role="group" aria-label={t('totals')}>
      {items.map(({ label, value }) => (
        <Card key={label} size="small" style={{ flex: '1 1 200px' }}>
          <Statistic title={label} valueRender={() => <Money value={value} exact />} />
        </Card>
      ))}
    </Flex>
  );
}

function YearChoice({ years, chosen }: { years: readonly number[]; chosen: number | null }) {
  const t = useMessages(myIncomeMessages);
  const { set } = useListState();
  if (years.length < 2) return null;
  return (
    <Space wrap style={{ marginBottom: 16 }}>
      <Button type={chosen === null ? 'primary' : 'default'} onClick={() => set({ year: null })}>
        {t('allYears')}
      </Button>
      {years.map((year) => (
        <Button
          key={year}
          type={chosen === year ? 'primary' : 'default'}
          onClick={() => set({ year: String(year) })}
        >
          {t('filterYear', { year })}
        </Button>
      ))}
    </Space>
  );
}

function BankCards() {
  const t = useMessages(myIncomeMessages);
  const { data } = useQuery(MyPayeesDocument, { fetchPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<MyPayeePartsFragment | null>(null);
  if (!data || data.myPayees.length === 0) return null;
  return (
    <section className="f-card" style={{ marginBottom: 24 }}>
      <h2>{t('bankTitle')}</h2>
      {data.myPayees.map((payee) => (
        <Flex key={payee.id} wrap gap={12} align="center" justify="space-between">
          {payee.bankAccount ? (
            <span>
              {payee.organization.name} · {payee.bankName}{' '}
              <span className="f-number">{payee.bankAccount}</span>{' '}
              <span className="f-quiet">
                {t('bankSetAt')} <DateTime value={payee.bankSetAt} />
              </span>
            </span>
          ) : (
            <Alert type="warning" showIcon title={t('bankMissing', { unit: payee.organization.name })} />
          )}
          <Button onClick={() => setOpen(payee)}>{t(payee.bankAccount ? 'bankChange' : 'bankEnter')}</Button>
        </Flex>
      ))}
      {open && <MyBankDialog payee={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
