import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, Select } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import type { BountyTrigger, OwnershipOfResults } from '../../../../generated/demands-posting/graphql.ts';
import { MoneyInput } from '../../../../ui/fields.tsx';
import { useRegions } from '../../../../ui/taxonomy.ts';
import { demandLabels } from '../../demand.labels.ts';
import { BountyPlanTable } from '../bounty-plan-table.tsx';
import { type ContentForm, nextKey } from '../content-form.ts';
import { useDemandForm } from '../form-context.ts';
import { planOfForm } from '../plan-of-form.ts';
import { postingMessages } from '../posting.messages.ts';
import styles from '../posting.module.css';
import { hasBids } from '../steps.ts';
import { RaceFields } from './race-fields.tsx';

const OWNERSHIPS: readonly OwnershipOfResults[] = ['POSTER', 'WINNER_WITH_OPTION', 'SHARED'];
const LICENSES = ['NON_EXCLUSIVE', 'SOLE', 'EXCLUSIVE'] as const;

/** The bounty, how it is paid, and to whom the results belong. */
export default function MoneyStep() {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const { saved } = useDemandForm();
  const withBids = hasBids(saved.mode);
  return (
    <>
      <div className={styles.columns}>
        <Form.Item
          name="bounty"
          label={withBids ? t('bounty') : t('budget')}
          extra={withBids ? t('bountyHint') : null}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name="ownFunds" label={t('ownFunds')} extra={t('ownFundsHint')}>
          <MoneyInput />
        </Form.Item>
      </div>
      {saved.mode === 'RACE' && <RaceFields />}
      {withBids && (
        <>
          <h3>{t('stages')}</h3>
          <p className="f-quiet">{saved.mode === 'RACE' ? t('stagesHintRace') : t('stagesHint')}</p>
          <Stages />
          <Plan />
        </>
      )}
      <Form.Item name="ownership" label={t('ownership')}>
        <Select
          allowClear
          options={OWNERSHIPS.map((value) => ({ value, label: labels(`ownership${value}`) }))}
        />
      </Form.Item>
      {withBids && <OptionFields />}
    </>
  );
}

/** The plan as it comes of what is typed. */
function Plan() {
  const t = useMessages(postingMessages);
  const { saved } = useDemandForm();
  const stages: ContentForm['stages'] | undefined = Form.useWatch('stages');
  const race: ContentForm['race'] | undefined = Form.useWatch('race');
  return <BountyPlanTable rows={planOfForm(stages ?? [], race, saved.mode)} caption={t('planCaption')} />;
}

function Stages() {
  const t = useMessages(postingMessages);
  const { form } = useDemandForm();
  return (
    <Form.List name="stages">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <StageFields key={key} index={name} onRemove={() => remove(name)} />
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              const stages: ContentForm['stages'] = form.getFieldValue('stages') ?? [];
              const keyOf = nextKey(
                's',
                stages.map(({ key }) => key),
              );
              add({ key: keyOf, name: '', trigger: 'MILESTONE', gate: null, milestone: '', amount: null });
            }}
          >
            {t('addStage')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function StageFields({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useMessages(postingMessages);
  const { saved } = useDemandForm();
  const trigger: BountyTrigger | undefined = Form.useWatch(['stages', index, 'trigger']);
  const gates: readonly { name?: string }[] | undefined = Form.useWatch(['race', 'gates']);
  const triggers: BountyTrigger[] = [
    'PLEDGE',
    'MILESTONE',
    ...(saved.mode === 'RACE' ? (['GATE'] as const) : []),
    'ACCEPTANCE',
  ];
  return (
    <fieldset className={styles.item}>
      <legend>{t('stage', { number: index + 1 })}</legend>
      <div className={styles.columns}>
        <Form.Item name={[index, 'trigger']} label={t('trigger')}>
          <Select options={triggers.map((value) => ({ value, label: t(`trigger${value}`) }))} />
        </Form.Item>
        <Form.Item name={[index, 'name']} label={t('stageName')}>
          <Input maxLength={60} />
        </Form.Item>
        {trigger === 'GATE' && (
          <Form.Item name={[index, 'gate']} label={t('gateNumber')}>
            <Select
              options={(gates ?? []).map((gate, place) => ({
                value: place + 1,
                label: `${place + 1} ${gate?.name ?? ''}`,
              }))}
            />
          </Form.Item>
        )}
        {trigger === 'MILESTONE' && (
          <Form.Item name={[index, 'milestone']} label={t('milestone')}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name={[index, 'amount']} label={saved.mode === 'RACE' ? t('amountPerLane') : t('amount')}>
          <MoneyInput />
        </Form.Item>
      </div>
      <Button icon={<DeleteOutlined />} onClick={onRemove}>
        {t('removeStage')}
      </Button>
    </fieldset>
  );
}

function OptionFields() {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const regions = useRegions();
  const ownership: OwnershipOfResults | null | undefined = Form.useWatch('ownership');
  if (ownership !== 'WINNER_WITH_OPTION') return null;
  return (
    <fieldset className={styles.item}>
      <legend>{t('option')}</legend>
      <p className="f-quiet">{t('optionHint')}</p>
      <div className={styles.columns}>
        <Form.Item name={['option', 'licenseKind']} label={t('optionKind')} initialValue="NON_EXCLUSIVE">
          <Select options={LICENSES.map((value) => ({ value, label: labels(`license${value}`) }))} />
        </Form.Item>
        <Form.Item
          name={['option', 'territory']}
          label={t('territory')}
          extra={t('territoryHint')}
          initialValue={[]}
        >
          <Select mode="multiple" options={regions.provinces} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name={['option', 'text']} label={t('optionText')} className={styles.wide} initialValue="">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
