import { useQuery } from '@apollo/client/react';
import { App, Button, Progress, Skeleton, Space } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BankStatementDocument,
  type BankStatementQuery,
  CancelBankStatementDocument,
  RecordBankStatementDocument,
} from '../../../generated/payments-money/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { receiptMessages } from './receipts.messages.ts';
import { StatementColumns } from './statement-columns.tsx';
import { StatementLines } from './statement-lines.tsx';
import { MoneyTag } from './tags.tsx';
import { useReceiptExplain } from './use-receipt-explain.ts';

export type Statement = NonNullable<BankStatementQuery['bankStatement']>;

const WATCH_MS = 1500;

/** A bank statement: what its columns are, what becomes of each line, and how far the recording has come. */
export function Component() {
  const { statementId = '' } = useParams();
  const t = useMessages(receiptMessages);
  const { data, error, refetch, startPolling, stopPolling } = useQuery(BankStatementDocument, {
    variables: { id: statementId },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const statement = data?.bankStatement;
  const back = { to: '/desk/receipts?tab=statements', label: t('toReceipts') };
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!statement) return <EmptyState title={t('notFound')} />;
  if (statement.state === 'RECORDING') startPolling(WATCH_MS);
  else stopPolling();
  return (
    <div className="f-page">
      <PageTitle
        title={t('statementTitle', { file: statement.fileName })}
        subtitle={<MoneyTag value={`statement${statement.state}`} />}
        back={back}
        extra={<Steps statement={statement} onDone={refetch} />}
      />
      {(statement.state === 'RECORDING' || statement.state === 'DONE') && (
        <section className="f-card" style={{ marginBottom: 16 }}>
          <p aria-live="polite">{t('progress', { done: statement.recorded, all: statement.ready })}</p>
          <Progress
            percent={
              statement.state === 'DONE' ? 100 : Math.floor((statement.recorded / statement.ready) * 100)
            }
            aria-label={t('progress', { done: statement.recorded, all: statement.ready })}
          />
        </section>
      )}
      {statement.state === 'READ' && <StatementColumns statement={statement} onDone={refetch} />}
      <StatementLines statement={statement} onDone={refetch} />
    </div>
  );
}

function Steps({ statement, onDone }: { statement: Statement; onDone: () => Promise<unknown> }) {
  const t = useMessages(receiptMessages);
  const { modal } = App.useApp();
  const explain = useReceiptExplain();
  const record = useAction(RecordBankStatementDocument, (data) => data.recordBankStatement, { explain });
  const cancel = useAction(CancelBankStatementDocument, (data) => data.cancelBankStatement, { explain });
  if (statement.state !== 'READ') return null;
  const { ready } = statement;
  const input = { statementId: statement.id, expectedVersion: statement.version };
  const ask = (title: string, content: string, okText: string, run: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content,
      okText,
      cancelText: t('keep'),
      onOk: async () => {
        await run();
        await onDone();
      },
    });
  return (
    <>
      <Space wrap>
        <Button
          onClick={() =>
            ask(t('cancelStatementTitle'), t('cancelStatementText'), t('cancelStatement'), () =>
              cancel.run({ input }),
            )
          }
        >
          {t('cancelStatement')}
        </Button>
        <Button
          type="primary"
          disabled={ready === 0}
          loading={record.running}
          onClick={() =>
            ask(
              t('recordLinesTitle', { count: ready }),
              t('recordLinesText'),
              t('recordLines', { count: ready }),
              () => record.run({ input }),
            )
          }
        >
          {t('recordLines', { count: ready })}
        </Button>
      </Space>
      <Refusals errors={[...record.refusals, ...cancel.refusals]} explain={explain} />
      <FaultAlert fault={record.fault ?? cancel.fault} />
    </>
  );
}
