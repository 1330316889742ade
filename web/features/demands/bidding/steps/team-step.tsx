import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { useViewer } from '../../../../app/viewer.tsx';
import {
  type BidPartsFragment,
  RightChoicesDocument,
} from '../../../../generated/demands-bidding/graphql.ts';
import { biddingMessages } from '../bidding.messages.ts';
import type { DraftForm } from '../draft-form.ts';
import { PartnersPart } from '../partners-part.tsx';
import { Rows } from '../rows.tsx';

interface Props {
  bid: BidPartsFragment;
  onEdited: () => void;
}

/** Who answers for the work, the team, partners, and results that are brought in. */
export function TeamStep({ bid, onEdited }: Props) {
  const t = useMessages(biddingMessages);
  return (
    <>
      <h3>{t('responsible')}</h3>
      <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
        <Form.Item name={['responsiblePerson', 'name']} label={t('person')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name={['responsiblePerson', 'title']} label={t('personTitle')}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <h3>{t('team')}</h3>
      <Rows
        name="team"
        add={t('addMember')}
        fresh={{ name: '', title: '', role: '', userId: null }}
        tools={<MeButton onEdited={onEdited} />}
      >
        {(place) => (
          <>
            <Form.Item name={[place, 'name']} label={t('person')}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[place, 'title']} label={t('personTitle')}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[place, 'role']} label={t('teamRole')}>
              <Input maxLength={500} />
            </Form.Item>
          </>
        )}
      </Rows>
      <PartnersPart bid={bid} />
      <h3>{t('rights')}</h3>
      <p className="f-quiet">{t('rightsHint')}</p>
      <Rows name="rights" add={t('addRight')} fresh={{ resultId: '', note: '' }}>
        {(place) => (
          <>
            <Form.Item name={[place, 'resultId']} label={t('right')}>
              <RightSelect />
            </Form.Item>
            <Form.Item name={[place, 'note']} label={t('rightNote')}>
              <Input maxLength={500} />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  );
}

/** Names the writer, so that they see the bid from then on. */
function MeButton({ onEdited }: { onEdited: () => void }) {
  const t = useMessages(biddingMessages);
  const form = Form.useFormInstance<DraftForm>();
  const { viewer } = useViewer();
  const team = Form.useWatch('team', form) ?? [];
  if (!viewer || team.some((member) => member?.userId === viewer.user.id)) return null;
  const add = () => {
    const { id, name } = viewer.user;
    form.setFieldValue('team', [
      ...(form.getFieldValue('team') ?? []),
      { name, title: '', role: '', userId: id },
    ]);
    onEdited();
  };
  return <Button onClick={add}>{t('me')}</Button>;
}

interface SelectProps {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
}

/** One result of the organisation acted for, found by words. */
function RightSelect({ id, value, onChange }: SelectProps) {
  const [text, setText] = useState('');
  const { data } = useQuery(RightChoicesDocument, { variables: { text: text || null } });
  const found = data?.techResults.edges.map(({ node }) => node) ?? [];
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value || undefined}
      options={found.map((each) => ({ value: each.id, label: each.title }))}
      onChange={(next) => onChange?.(next ?? '')}
    />
  );
}
