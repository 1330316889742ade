import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ReadBankStatementDocument } from '../../../generated/payments-money/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { receiptMessages } from './receipts.messages.ts';
import { useReceiptExplain } from './use-receipt-explain.ts';

/** Takes a file of a bank in: it is read and planned, and recorded only on the next page. */
export function Component() {
  const t = useMessages(receiptMessages);
  const explain = useReceiptExplain();
  const navigate = useNavigate();
  const action = useAction(ReadBankStatementDocument, (data) => data.readBankStatement, { explain });
  const read = async (fileId: string) => {
    const done = await action.run({ input: { fileId } });
    if (done?.statement) void navigate(`/desk/receipts/statements/${done.statement.id}`);
  };
  return (
    <div className="f-page f-page-form">
      <PageTitle
        title={t('importTitle')}
        back={{ to: '/desk/receipts?tab=statements', label: t('toReceipts') }}
      />
      <section className="f-card">
        <p>{t('importText')}</p>
        <FileUpload
          purpose="import"
          accept=".csv,.tsv,.txt,.xlsx"
          limitMb={20}
          label={t('importChoose')}
          refusedText={t('importRefused')}
          disabled={action.running}
          onUploaded={({ id }) => void read(id)}
        />
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
      </section>
    </div>
  );
}
