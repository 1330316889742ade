import { Button, Form, Input, Radio } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type RoadshowKind,
  StartRoadshowDocument,
  type StartRoadshowMutation,
} from '../../../generated/roadshows-desk/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { MomentField } from '../moment-field.tsx';
import { roadshowLabels } from '../roadshow.labels.ts';
import { deskMessages } from './desk.messages.ts';
import { useDeskExplain } from './use-desk-explain.ts';

interface Fields {
  title: string;
  kind: RoadshowKind;
  startsAt: string;
  endsAt: string;
}

const KINDS: readonly RoadshowKind[] = ['PLACE', 'ONLINE', 'BOTH'];
const pick = (data: StartRoadshowMutation) => data.startRoadshow;

/** The first questions of a roadshow; the draft follows. */
export function Component() {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const navigate = useNavigate();
  const explain = useDeskExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(StartRoadshowDocument, pick, { form, explain });
  const start = async (input: Fields) => {
    const payload = await action.run({ input });
    if (payload?.roadshow) navigate(`/desk/roadshows/${payload.roadshow.id}/settings`, { replace: true });
  };
  const moment = [{ required: true, message: t('momentNeeded') }];
  return (
    <div className="f-page f-page-form">
      <PageTitle
        title={t('newRoadshow')}
        subtitle={t('newIntro')}
        back={{ to: '/desk/roadshows', label: t('backToList') }}
      />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'PLACE' }}
        onFinish={(fields) => void start(fields)}
        scrollToFirstError={{ focus: true }}
        className="f-card"
      >
        <Form.Item
          name="title"
          label={t('fieldTitle')}
          rules={[{ required: true, whitespace: true, message: t('titleNeeded') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={t('fieldKind')}>
          <Radio.Group options={KINDS.map((value) => ({ value, label: labels(`kind${value}`) }))} />
        </Form.Item>
        <Form.Item name="startsAt" label={t('fieldStartsAt')} rules={moment}>
          <MomentField />
        </Form.Item>
        <Form.Item name="endsAt" label={t('fieldEndsAt')} rules={moment}>
          <MomentField />
        </Form.Item>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('begin')}
        </Button>
      </Form>
    </div>
  );
}
