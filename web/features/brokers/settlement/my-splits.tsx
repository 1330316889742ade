import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnswerInnerSplitDocument,
  type AnswerInnerSplitMutation,
  type InnerSplitPartsFragment,
  MyInnerSplitsDocument,
} from '../../../generated/brokers-settlement/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';
import { SplitParts } from './split-parts.tsx';

const pick = (data: AnswerInnerSplitMutation) => data.answerInnerSplit;

/** Inner splits of the agency that wait for the reader's answer. */
export function MySplits() {
  const t = useMessages(settlementMessages);
  const { data, error, refetch } = useQuery(MyInnerSplitsDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (data.myInnerSplits.length === 0)
    return <EmptyState title={t('sharesEmpty')} text={t('sharesEmptyText')} />;
  return (
    <div className={styles.stack}>
      {data.myInnerSplits.map((split) => (
        <section key={split.id} className="f-card">
          <h2>{t('sharesProposed', { number: split.number })}</h2>
          <SplitParts split={split} />
          {split.canAnswer && <Answer split={split} onDone={refetch} />}
        </section>
      ))}
    </div>
  );
}

function Answer({ split, onDone }: { split: InnerSplitPartsFragment; onDone: () => Promise<unknown> }) {
  const t = useMessages(settlementMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<object>();
  const [agrees, setAgrees] = useState<boolean | null>(null);
  const action = useAction(AnswerInnerSplitDocument, pick);
  return (
    <span className={styles.buttons}>
      <Button type="primary" onClick={() => setAgrees(true)}>
        {t('sharesAgree')}
      </Button>
      <Button onClick={() => setAgrees(false)}>{t('sharesRefuse')}</Button>
      {agrees !== null && (
        <FormDialog<object>
          title={t(agrees ? 'sharesAgreeTitle' : 'sharesRefuseTitle')}
          okText={t(agrees ? 'sharesAgree' : 'sharesRefuse')}
          danger={!agrees}
          action={action}
          form={form}
          summary={<p>{t(agrees ? 'sharesAgreeText' : 'sharesRefuseText')}</p>}
          onSubmit={async () => {
            const input = { splitId: split.id, expectedVersion: split.version, agrees };
            if (!(await action.run({ input }))) return;
            setAgrees(null);
            message.success(t('sharesAnswered'));
            await onDone();
          }}
          onClose={() => setAgrees(null)}
        />
      )}
    </span>
  );
}
