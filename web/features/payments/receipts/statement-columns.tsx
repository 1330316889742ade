import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BankStatementField,
  MapBankStatementDocument,
} from '../../../generated/payments-money/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import type { Statement } from './statement-page.tsx';
import { useReceiptExplain } from './use-receipt-explain.ts';

const FIELDS = [
  'DATE',
  'AMOUNT',
  'CREDIT',
  'DEBIT',
  'DIRECTION',
  'PAYER',
  'REMARK',
  'REFERENCE',
] as const satisfies readonly BankStatementField[];

/** What each column of the file is; guessed from its names, and to be corrected. */
export function StatementColumns({
  statement,
  onDone,
}: {
  statement: Statement;
  onDone: () => Promise<unknown>;
}) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const [chosen, setChosen] = useState<Partial<Record<BankStatementField, number>>>(() =>
    Object.fromEntries(statement.mapping.map(({ field, column }) => [field, column])),
  );
  const action = useAction(MapBankStatementDocument, (data) => data.mapBankStatement, { explain });
  const save = async () => {
    const columns = FIELDS.flatMap((field) => {
      const column = chosen[field];
      return column === undefined ? [] : [{ field, column }];
    });
    const input = { statementId: statement.id, expectedVersion: statement.version, columns };
    if (!(await action.run({ input }))) return;
    message.success(t('columnsSaved'));
    await onDone();
  };
  const options = statement.columns.map((name, value) => ({ value, label: name || `#${value + 1}` }));
  return (
    <section className="f-card" style={{ marginBottom: 16 }}>
      <h2>{t('columnsTitle')}</h2>
      <p className="f-quiet">
        {t('columnsText', { encoding: statement.encoding ?? 'xlsx', line: statement.headerLine })}
      </p>
      <div className={styles.columns}>
        {FIELDS.map((field) => (
          <label key={field} className={styles.column} htmlFor={`column-${field}`}>
            <span>{t(`field${field}`)}</span>
            <Select
              id={`column-${field}`}
              allowClear
              placeholder={t('columnNone')}
              value={chosen[field] ?? null}
              options={options}
              onChange={(column: number | null | undefined) => {
                const { [field]: _gone, ...others } = chosen;
                setChosen(column === null || column === undefined ? others : { ...others, [field]: column });
              }}
            />
          </label>
        ))}
      </div>
      <Button onClick={() => void save()} loading={action.running}>
        {t('columnsSave')}
      </Button>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </section>
  );
}
