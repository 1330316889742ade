import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { useQuery } from '@apollo/client/react';
import { App, Button, Flex, Form, InputNumber, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  AgencyMembersDocument,
  ProposeInnerSplitDocument,
  type ProposeInnerSplitMutation,
} from '../../../generated/brokers-settlement/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePercent } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';

interface Fields {
  parts: { userId?: string; percent?: number }[];
}

interface Props {
  engagementId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const pick = (data: ProposeInnerSplitMutation) => data.proposeInnerSplit;
const toBasisPoints = (percent: number | undefined) => Math.round((percent ?? 0) * 100);

/** An agency proposes how its part is divided; what members do not get it keeps. */
export function SplitDialog({ engagementId, onClose, onDone }: Props) {
  const t = useMessages(settlementMessages);
  const percent = usePercent();
  const { message } = App.useApp();
  const { acting } = useViewer();
  const [form] = Form.useForm<Fields>();
  const parts = Form.useWatch('parts', form) ?? [];
  const { data } = useQuery(AgencyMembersDocument, {
    variables: { id: acting?.organization.id ?? '' },
    skip: !acting,
  });
  const action = useAction(ProposeInnerSplitDocument, pick, { form });
  const members = data?.organizationAccount?.memberships.edges ?? [];
  const rest = 10_000 - parts.reduce((sum, part) => sum + toBasisPoints(part?.percent), 0);
  const send = async (fields: Fields) => {
    const named = fields.parts.map((part) => ({
      userId: part.userId ?? '',
      basisPoints: toBasisPoints(part.percent),
    }));
    if (!(await action.run({ input: { engagementId, parts: named } }))) return;
    message.success(t('sharesDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('sharesProposeTitle')}
      okText={t('sharesPropose')}
      action={action}
      form={form}
      initialValues={{ parts: [{}] }}
      summary={<p>{t('sharesProposeText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start">
                <Form.Item
                  name={[name, 'userId']}
                  label={t('sharesMember')}
                  rules={required}
                  style={{ flex: 1, minWidth: 0 }}
                >
                  <Select
                    showSearch
                    optionFilterProp="label"
                    options={members.map(({ node }) => ({ value: node.user.id, label: node.user.name }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'percent']} label={t('sharesPercent')} rules={required}>
                  <InputNumber min={0.01} max={100} precision={2} style={{ width: 130 }} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={t('sharesRemove')}
                  disabled={fields.length === 1}
                  style={{ marginTop: 34 }}
                  onClick={() => remove(name)}
                />
              </Flex>
            ))}
            <Button onClick={() => add({})}>{t('sharesAdd')}</Button>
          </>
        )}
      </Form.List>
      <p className="f-quiet">{t('sharesRest', { share: percent(rest) })}</p>
    </FormDialog>
  );
}
