import { Alert, Button, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { AcceptTermsDocument } from '../../../../generated/deals/graphql.ts';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { TermsDifference } from '../../../offers/terms/terms-difference.tsx';
import { TermsSummary } from '../../../offers/terms/terms-summary.tsx';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { useNegotiation } from '../use-negotiation.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

/**
 * Accepts the last proposal, shown whole with what differs from the one before. Where a newer one came while it was
 * read, nothing can be accepted until that one was looked at.
 */
export default function AcceptTermsStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm();
  const { negotiation, error, refetch } = useNegotiation(deal);
  const [readNumber, setReadNumber] = useState<number | null>(null);
  const action = useAction(AcceptTermsDocument, (data) => data.acceptTerms);
  const last = negotiation?.proposals.at(-1) ?? null;
  // What somebody reads stays as it is; what is newer is shown when they ask for it.
  if (last && readNumber === null) setReadNumber(last.number);
  const shown = negotiation?.proposals.find(({ number }) => number === readNumber) ?? null;
  const isOld = shown !== null && last !== null && last.number !== shown.number;
  const submit = async () => {
    if (!shown || isOld) return;
    const { number: proposalNumber, termsDigest } = shown;
    if (await action.run({ input: { dealId: deal.id, proposalNumber, termsDigest } }))
      return done(t('done_ACCEPT_TERMS'));
    await refetch();
  };
  const showLatest = () => {
    action.clear();
    setReadNumber(last?.number ?? null);
  };
  return (
    <StepDialog
      wide
      title={t('title_ACCEPT_TERMS', { number: shown?.number ?? '' })}
      okText={t('ok_ACCEPT_TERMS')}
      okDisabled={!shown || isOld}
      action={action}
      form={form}
      summary={
        <>
          <p>{t('text_ACCEPT_TERMS')}</p>
          <div role="status">
            {isOld && (
              <Alert
                type="warning"
                showIcon
                title={t('acceptChanged')}
                action={<Button onClick={showLatest}>{t('showLatest')}</Button>}
              />
            )}
          </div>
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!shown && !error && <Skeleton active paragraph={{ rows: 8 }} />}
          {shown && shown.number > 1 && (
            <>
              <h3 className={styles.heading}>{t('whatChanged')}</h3>
              <TermsDifference changes={shown.changes} />
            </>
          )}
          {shown && (
            <>
              <h3 className={styles.heading}>{t('allTerms')}</h3>
              <TermsSummary terms={shown.terms} />
            </>
          )}
        </>
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}
