import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerProfilePartsFragment,
  TakeBackBrokerProfileDocument,
  type TakeBackBrokerProfileMutation,
} from '../../../generated/brokers-registry/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { profileMessages } from './profile.messages.ts';

const pick = (data: TakeBackBrokerProfileMutation) => data.takeBackBrokerProfile;

/** Takes back what was handed in, to change it. */
export function TakeBack(props: { broker: BrokerProfilePartsFragment; onDone: () => Promise<void> }) {
  const t = useMessages(profileMessages);
  const action = useAction(TakeBackBrokerProfileDocument, pick);
  const { broker } = props;
  const take = async () => {
    const input = { brokerId: broker.id, expectedVersion: broker.account?.version ?? 0 };
    if (await action.run({ input })) await props.onDone();
  };
  return (
    <>
      <Button loading={action.running} onClick={() => void take()}>
        {t('takeBack')}
      </Button>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </>
  );
}
