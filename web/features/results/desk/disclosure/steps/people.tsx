import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, Radio, Select, Tag } from 'antd';
import { useMessages } from '../../../../../app/i18n.tsx';
import { useLabels } from '../../../../../ui/labels.ts';
import type { CompleterRow, ContentForm } from '../content-form.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { RowCard, Rows } from '../fields.tsx';
import { useWizard } from '../wizard-context.ts';
import { CoOwners, Encumbrances } from './owners.tsx';

const MOST = 50;
const STATUSES = ['ACTIVE', 'LEFT', 'DECEASED'] as const;

/** Who made the result, who owns it, and what weighs on it. */
export default function People() {
  const t = useMessages(disclosureMessages);
  return (
    <>
      <h3>{t('completers')}</h3>
      <p className="f-quiet">{t('completersHint')}</p>
      <Completers />
      <h3>{t('coOwners')}</h3>
      <p className="f-quiet">{t('coOwnersHint')}</p>
      <CoOwners />
      <h3>{t('encumbrances')}</h3>
      <p className="f-quiet">{t('encumbrancesHint')}</p>
      <Encumbrances />
    </>
  );
}

/** The agreed order: a row is moved with its buttons, or with Alt and the arrow keys. */
function Completers() {
  const t = useMessages(disclosureMessages);
  const { form, saving, result } = useWizard();
  const people =
    Form.useWatch<ContentForm['completers'] | undefined>('completers', { form, preserve: true }) ?? [];
  const choose = (place: number) => {
    const chosen = (form.getFieldValue('completers') as CompleterRow[]).map((person, index) => ({
      ...person,
      representative: index === place,
    }));
    form.setFieldValue('completers', chosen);
    saving.edited();
  };
  return (
    <Form.List name="completers">
      {(fields, { add, remove, move }) => (
        <>
          <Rows>
            {fields.map(({ key, name }) => {
              const person = people[name];
              return (
                <RowCard
                  key={key}
                  index={name}
                  count={fields.length}
                  title={t('completerRow', { place: name + 1, name: person?.name ?? '' })}
                  onRemove={() => remove(name)}
                  onMove={(to) => move(name, to)}
                  tools={
                    <>
                      {person?.userId && <Tag>{t('completerMember')}</Tag>}
                      <Radio
                        checked={person?.representative === true}
                        disabled={(person?.status ?? 'ACTIVE') !== 'ACTIVE'}
                        onChange={() => choose(name)}
                      >
                        {t('representative')}
                      </Radio>
                    </>
                  }
                >
                  <Completer place={name} linked={Boolean(person?.userId)} />
                </RowCard>
              );
            })}
          </Rows>
          <Button
            icon={<PlusOutlined />}
            disabled={fields.length >= MOST}
            onClick={() =>
              add({
                name: '',
                unitName: result.organization.name,
                email: '',
                userId: null,
                representative: fields.length === 0,
                status: 'ACTIVE',
              })
            }
          >
            {t('addCompleter')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Completer({ place, linked }: { place: number; linked: boolean }) {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  return (
    <div className={styles.pair}>
      <Form.Item
        name={[place, 'name']}
        label={t('completerName')}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: t('completerNameWanted') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[place, 'unitName']} label={t('completerUnit')}>
        <Input maxLength={120} />
      </Form.Item>
      {!linked && (
        <Form.Item
          name={[place, 'email']}
          label={t('completerEmail')}
          extra={t('completerEmailHint')}
          validateTrigger="onBlur"
          rules={[{ type: 'email', message: t('emailInvalid') }]}
        >
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name={[place, 'status']} label={t('completerStatus')}>
        <Select
          options={STATUSES.map((status) => ({ value: status, label: labels(`completer${status}`) }))}
        />
      </Form.Item>
    </div>
  );
}
