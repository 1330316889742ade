import { Checkbox, Form, Input, Rate } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnswerBrokerReviewDocument,
  type AnswerBrokerReviewMutation,
  HideBrokerReviewDocument,
  type HideBrokerReviewMutation,
  ReviewBrokerDocument,
  type ReviewBrokerMutation,
} from '../../../generated/brokers-registry/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { brokerMessages } from './broker.messages.ts';

const LONGEST_TEXT = 2000;
const pickWritten = (data: ReviewBrokerMutation) => data.reviewBroker;
const pickAnswered = (data: AnswerBrokerReviewMutation) => data.answerBrokerReview;
const pickHidden = (data: HideBrokerReviewMutation) => data.hideBrokerReview;

interface DialogProps {
  onDone: () => void;
  onClose: () => void;
}

interface ReviewFields {
  stars: number;
  text: string;
  showsName: boolean;
}

/** A review of the broker of a finished engagement; it is written once. */
export function WriteReview(props: DialogProps & { engagement: { id: string; number: string } }) {
  const t = useMessages(brokerMessages);
  const [form] = Form.useForm<ReviewFields>();
  const action = useAction(ReviewBrokerDocument, pickWritten, { form });
  const send = async (fields: ReviewFields) => {
    if (await action.run({ input: { engagementId: props.engagement.id, ...fields } })) props.onDone();
  };
  return (
    <FormDialog<ReviewFields>
      title={t('write', { number: props.engagement.number })}
      okText={t('send')}
      action={action}
      form={form}
      initialValues={{ showsName: false }}
      summary={<p>{t('writeEffect')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="stars" label={t('stars')} rules={[{ required: true, message: t('starsNeeded') }]}>
        <Rate />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('reviewText')}
        rules={[{ required: true, whitespace: true, message: t('textNeeded') }]}
      >
        <Input.TextArea rows={4} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
      <Form.Item name="showsName" valuePropName="checked">
        <Checkbox>{t('showsName')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** The broker's answer; it is written once. */
export function AnswerReview({ reviewId, onDone, onClose }: DialogProps & { reviewId: string }) {
  const t = useMessages(brokerMessages);
  const [form] = Form.useForm<{ answer: string }>();
  const action = useAction(AnswerBrokerReviewDocument, pickAnswered, { form });
  const send = async ({ answer }: { answer: string }) => {
    if (await action.run({ input: { reviewId, answer } })) onDone();
  };
  return (
    <FormDialog<{ answer: string }>
      title={t('answer')}
      okText={t('send')}
      action={action}
      form={form}
      summary={<p>{t('answerEffect')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="answer"
        label={t('answerText')}
        rules={[{ required: true, whitespace: true, message: t('textNeeded') }]}
      >
        <Input.TextArea rows={4} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
    </FormDialog>
  );
}

/** Hides a review from everybody but operators. */
export function HideReview({ reviewId, onDone, onClose }: DialogProps & { reviewId: string }) {
  const t = useMessages(brokerMessages);
  const action = useAction(HideBrokerReviewDocument, pickHidden);
  const hide = async (reason: string) => {
    if (await action.run({ input: { reviewId, reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={t('hide')}
      text={t('hideEffect')}
      label={t('reason')}
      ok={t('hide')}
      danger
      action={action}
      onReason={(reason) => void hide(reason)}
      onCancel={onClose}
    />
  );
}
