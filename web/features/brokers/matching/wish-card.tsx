import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerWantedKind,
  BrokerWishOfDocument,
  type BrokerWishPartsFragment,
  StopWantingBrokerDocument,
  type StopWantingBrokerMutation,
  WantBrokerDocument,
  type WantBrokerMutation,
} from '../../../generated/brokers-matching/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';
import { useWhy } from './use-why.ts';

interface Props {
  kind: BrokerWantedKind;
  subjectId: string;
  canChange: boolean;
  isPublic: boolean;
}

interface Fields {
  terms: string;
  /** Per cent. */
  share?: number | null;
  untilDay?: string | null;
}

const wanted = (data: WantBrokerMutation) => data.wantBroker;
const stopped = (data: StopWantingBrokerMutation) => data.stopWantingBroker;

/** Whether a result or a demand stands on the wanted board, for its owner, who changes that. */
export function WishCard({ kind, subjectId, canChange, isPublic }: Props) {
  const t = useMessages(matchingMessages);
  const { modal, message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { data, refetch } = useQuery(BrokerWishOfDocument, {
    variables: { kind, subjectId },
    fetchPolicy: 'cache-and-network',
  });
  const stop = useAction(StopWantingBrokerDocument, stopped);
  const wish = data?.brokerWish ?? null;
  const standing = wish && wish.revokedAt === null ? wish : null;
  const confirmStop = () =>
    void modal.confirm({
      title: t('wishStopTitle'),
      content: t('wishStopText'),
      okText: t('wishStop'),
      onOk: async () => {
        const input = { kind, subjectId, expectedVersion: wish?.version ?? null };
        if (!(await stop.run({ input }))) return;
        void message.success(t('wishStopped'));
        await refetch();
      },
    });
  return (
    <section className={styles.wish} aria-label={t('wishTitle')}>
      <strong>{t('wishTitle')}</strong>
      <span>{standing ? <Standing wish={standing} /> : t(isPublic ? 'wishOff' : 'wishNotPublic')}</span>
      {canChange && isPublic && (
        <div className={styles.buttons}>
          <Button onClick={() => setOpen(true)}>{t(standing ? 'wishChange' : 'wishSet')}</Button>
          {standing && (
            <Button danger loading={stop.running} onClick={confirmStop}>
              {t('wishStop')}
            </Button>
          )}
        </div>
      )}
      {open && (
        <WishDialog
          kind={kind}
          subjectId={subjectId}
          wish={wish}
          onDone={() => {
            setOpen(false);
            void refetch();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

function Standing({ wish }: { wish: BrokerWishPartsFragment }) {
  const t = useMessages(matchingMessages);
  const parts = [
    t('wishOn', { terms: wish.terms }),
    ...(wish.basisPoints == null ? [] : [t('wishShare', { share: wish.basisPoints / 100 })]),
    ...(wish.untilDay ? [t('wishUntil', { day: wish.untilDay })] : []),
  ];
  return <>{parts.join(' · ')}</>;
}

function WishDialog(props: {
  kind: BrokerWantedKind;
  subjectId: string;
  wish: BrokerWishPartsFragment | null;
  onDone: () => void;
  onClose: () => void;
}) {
  const { kind, subjectId, wish, onDone, onClose } = props;
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useWhy();
  const action = useAction(WantBrokerDocument, wanted, { form, explain });
  const submit = async ({ terms, share, untilDay }: Fields) => {
    const input = {
      kind,
      subjectId,
      terms: terms.trim(),
      basisPoints: share == null ? null : Math.round(share * 100),
      untilDay: untilDay ?? null,
      expectedVersion: wish?.version ?? 0,
    };
    if (!(await action.run({ input }))) return;
    void message.success(t('wishSaved'));
    onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('wishTitle')}
      okText={t('wishSet')}
      action={action}
      form={form}
      initialValues={{
        terms: wish?.terms ?? '',
        share: wish?.basisPoints == null ? null : wish.basisPoints / 100,
        untilDay: wish?.untilDay ?? null,
      }}
      summary={<p>{t('wishOff')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="terms"
        label={t('wishTerms')}
        rules={[{ required: true, whitespace: true, message: t('wishTermsNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount placeholder={t('wishTermsHint')} />
      </Form.Item>
      <Form.Item name="share" label={t('wishShareField')}>
        <InputNumber min={0.01} max={100} precision={2} suffix="%" />
      </Form.Item>
      <Form.Item name="untilDay" label={t('wishUntilField')}>
        <DayPicker />
      </Form.Item>
    </FormDialog>
  );
}
