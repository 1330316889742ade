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

/** What the layers before the unit ask, joined: what a unit set for itself before is not what binds it now. */
function asked(rule: Rule): Parameter[] {
  const joined = new Map<string, Parameter>();
  for (const parameter of rule.layers
    .filter(({ layer }) => layer !== 'UNIT')
    .flatMap((each) => each.parameters)) {
    const earlier = joined.get(parameter.name);
    joined.set(parameter.name, earlier ? { ...parameter, value: stricter(earlier, parameter) } : parameter);
  }
  return [...joined.values()];
}

/** The stricter of two values of a parameter; the server judges anew what is sent. */
function stricter({ direction, value: one }: Parameter, { value: other }: Parameter): string {
  const [words, others] = [one.split(' '), other.split(' ')];
  switch (direction) {
    case 'MORE':
      return Number(one) < Number(other) ? other : one;
    case 'LESS':
    case 'LESS_MONEY':
      return Number(one) > Number(other) ? other : one;
    case 'YES':
      return String(one === 'true' || other === 'true');
    case 'NO':
      return String(one === 'true' && other === 'true');
    case 'ADD':
      return [...new Set([...words, ...others])].join(' ');
    case 'TAKE_AWAY':
      return words.filter((word) => others.includes(word)).join(' ');
    default:
      return other;
  }
}

/** The parameters of a rule that can get stricter than what the layers before the unit ask. */
export function settable(rule: Rule): readonly Parameter[] {
  return asked(rule).filter(
    ({ direction, value, choices }) =>
      ['MORE', 'LESS', 'LESS_MONEY'].includes(direction) ||
      (direction === 'YES' && value === 'false') ||
      (direction === 'NO' && value === 'true') ||
      (direction === 'ADD' && choices.length > value.split(' ').length) ||
      (direction === 'TAKE_AWAY' && value.includes(' ')),
  );
}

/** What the form starts with: lists and switches as they are asked, and over them the unit's own values. */
export function ownValues(rule: Rule): FieldValues {
  const own = rule.layers.filter(({ layer }) => layer === 'UNIT').flatMap(({ parameters }) => parameters);
  const shown = asked(rule).filter(({ direction }) => !['MORE', 'LESS', 'LESS_MONEY'].includes(direction));
  return Object.fromEntries([...shown, ...own].map((parameter) => [parameter.name, inForm(parameter)]));
}

function inForm({ name, value, direction }: Parameter): FieldValues[string] {
  if (direction === 'ADD' || direction === 'TAKE_AWAY') return value.split(' ');
  if (direction === 'YES' || direction === 'NO') return value === 'true';
  if (direction === 'LESS_MONEY' || direction === 'NONE') return value;
  return inPercent(name) ? Number(value) / WHOLE : Number(value);
}

/** What the form says, as the API takes it; what is empty or as the rule has it is left out. */
export function givenValues(rule: Rule, fields: FieldValues): { name: string; value: string }[] {
  return settable(rule).flatMap(({ name, value: before }) => {
    const value = fields[name];
    if (value === null || value === undefined || value === '') return [];
    if (typeof value === 'boolean') return String(value) === before ? [] : [{ name, value: String(value) }];
    if (Array.isArray(value)) {
      const same =
        value.length === before.split(' ').length && value.every((word) => before.split(' ').includes(word));
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
            ? { valuePropName: 'checked' }
            : {})}
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
    const before = value.split(' ');
    const shown = direction === 'ADD' ? choices : before;
    return (
      <Checkbox.Group
        options={shown.map((code) => ({
          value: code,
          label: word(name, code),
          disabled: direction === 'ADD' && before.includes(code),
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
