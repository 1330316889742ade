import { Checkbox, Form, InputNumber, Switch } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { MoneyInput } from '../../ui/fields.tsx';
import { rulebookMessages } from './messages.ts';
import { useParameterText } from './parameter-text.ts';
import type { Rule } from './rulebook-page.tsx';

type Parameter = Rule['parameters'][number];
/** What stands in the form: a number, a sum, a switch or the words of a list. */
export type FieldValues = Record<string, number | string | boolean | string[] | null | undefined>;

const WHOLE = 100;
const inPercent = (name: string) => name.endsWith('BasisPoints');

/** The parameters of a rule that can still get stricter. */
export function settable(rule: Rule): readonly Parameter[] {
  return rule.parameters.filter(
    ({ direction, value, choices }) =>
      ['MORE', 'LESS', 'LESS_MONEY'].includes(direction) ||
      (direction === 'YES' && value === 'false') ||
      (direction === 'NO' && value === 'true') ||
      (direction === 'ADD' && choices.length > value.split(' ').length) ||
      (direction === 'TAKE_AWAY' && value.includes(' ')),
  );
}

/** What the form says, as the API takes it; what is empty or as the rule has it is left out. */
export function givenValues(rule: Rule, fields: FieldValues): { name: string; value: string }[] {
  return settable(rule).flatMap(({ name, value: asked }) => {
    const value = fields[name];
    if (value === null || value === undefined || value === '') return [];
    if (typeof value === 'boolean') return String(value) === asked ? [] : [{ name, value: String(value) }];
    if (Array.isArray(value)) {
      const same =
        value.length === asked.split(' ').length && value.every((word) => asked.split(' ').includes(word));
      return same || value.length === 0 ? [] : [{ name, value: value.join(' ') }];
    }
    const whole = typeof value === 'number' && inPercent(name) ? Math.round(value * WHOLE) : value;
    return [{ name, value: String(whole) }];
  });
}

/** One field for each value that can be stricter; what is left as it is stays with the rule. */
export function ValueFields({ rule }: { rule: Rule }) {
  const t = useMessages(rulebookMessages);
  const words = useParameterText();
  const parameters = settable(rule);
  if (parameters.length === 0) return null;
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{t('ownValues')}</legend>
      <p className="f-quiet">{t('ownValuesText')}</p>
      {parameters.map((parameter) => (
        <Form.Item
          key={parameter.name}
          name={['values', parameter.name]}
          label={words.name(parameter.name)}
          extra={t('asked', { value: words.value(parameter.name, parameter.value) })}
          {...(parameter.direction === 'YES' || parameter.direction === 'NO'
            ? { valuePropName: 'checked', initialValue: parameter.value === 'true' }
            : {})}
          {...(parameter.choices.length > 0 ? { initialValue: parameter.value.split(' ') } : {})}
        >
          {control(parameter, words.word)}
        </Form.Item>
      ))}
    </fieldset>
  );
}

function control(
  { name, value, direction, choices }: Parameter,
  word: (name: string, code: string) => string,
) {
  if (direction === 'LESS_MONEY') return <MoneyInput />;
  if (direction === 'YES' || direction === 'NO') return <Switch />;
  if (direction === 'ADD' || direction === 'TAKE_AWAY') {
    const asked = value.split(' ');
    const shown = direction === 'ADD' ? choices : asked;
    return (
      <Checkbox.Group
        options={shown.map((code) => ({
          value: code,
          label: word(name, code),
          disabled: direction === 'ADD' && asked.includes(code),
        }))}
      />
    );
  }
  const limit = inPercent(name) ? Number(value) / WHOLE : Number(value);
  return (
    <InputNumber<number>
      {...(direction === 'MORE' ? { min: limit } : { min: 0, max: limit })}
      {...(inPercent(name) ? { max: WHOLE, precision: 2, suffix: '%' } : { precision: 0 })}
      placeholder={String(limit)}
      style={{ width: '100%' }}
    />
  );
}
