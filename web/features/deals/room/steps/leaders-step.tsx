import { useQuery } from '@apollo/client/react';
import { Checkbox, Form, Radio, Skeleton } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  DealCompletersDocument,
  DeclareLeadersDocument,
  type LeaderPosition,
} from '../../../../generated/deals/graphql.ts';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { dealLabels } from '../../deal-labels.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

interface Fields {
  people: { position: LeaderPosition | 'NONE'; takesEquity?: boolean }[];
}

/** The officer says which completers lead the unit, and whether they take shares (INC-8). */
export default function DeclareLeadersStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const labels = useMessages(dealLabels);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<Fields>();
  const action = useAction(DeclareLeadersDocument, (data) => data.declareLeaders);
  const { data, error, refetch } = useQuery(DealCompletersDocument, { variables: { id: deal.result.id } });
  const completers = data?.techResult?.completers;
  const present = (name: string) => deal.leaders.find(({ completerName }) => completerName === name);
  const submit = async ({ people }: Fields) => {
    const leaders = (completers ?? []).flatMap(({ id, name }, index) => {
      const { position, takesEquity = false } = people[index] ?? { position: 'NONE' };
      return position === 'NONE' ? [] : [{ completerId: id, completerName: name, position, takesEquity }];
    });
    if (await action.run({ input: { dealId: deal.id, leaders } })) await done(t('done_DECLARE_LEADERS'));
  };
  return (
    <StepDialog
      title={t('title_DECLARE_LEADERS')}
      okText={t('ok_DECLARE_LEADERS')}
      okDisabled={!completers}
      action={action}
      form={form}
      summary={<p>{t('text_DECLARE_LEADERS')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!completers && !error && <Skeleton active />}
      {completers?.map(({ id, name }, index) => (
        <fieldset key={id} className={styles.group}>
          <legend>{name}</legend>
          <Form.Item
            name={['people', index, 'position']}
            initialValue={present(name)?.position ?? 'NONE'}
            noStyle
          >
            <Radio.Group
              vertical
              aria-label={t('leaderPosition', { name })}
              options={[
                { value: 'NONE', label: t('leaderNONE') },
                { value: 'HEAD', label: labels('positionHEAD') },
                { value: 'OTHER', label: labels('positionOTHER') },
              ]}
            />
          </Form.Item>
          <Form.Item
            name={['people', index, 'takesEquity']}
            valuePropName="checked"
            initialValue={present(name)?.takesEquity ?? false}
            noStyle
          >
            <Checkbox>{t('takesEquity')}</Checkbox>
          </Form.Item>
        </fieldset>
      ))}
    </StepDialog>
  );
}
