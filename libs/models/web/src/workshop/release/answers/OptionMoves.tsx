import { choiceCodes, type OptionMove, type VariableDef } from '@province-comuni/shared-act-tree';
import { CheckboxList, Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';

interface Props {
  readonly id: string;
  readonly from: VariableDef;
  readonly to: VariableDef;
  readonly moves: readonly OptionMove[];
  readonly onChange: (moves: readonly OptionMove[]) => void;
}

/** Stand for no option: their codes are in capitals. */
const [KEEP, ASK, SPLIT] = ['resta', 'chiedi', 'dividi'] as const;

/** A table of the options of before, with what each becomes. */
export function OptionMoves({ id, from, to, moves, onChange }: Props): ReactElement {
  const t = useMessages('workshopRelease');
  const now = choiceCodes(to) ?? [];
  const [dividing, setDividing] = useState<readonly string[]>(moves.filter((move) => move.to.length > 1).map((move) => move.from));
  const wayOf = (code: string): string => {
    const move = moves.find((each) => each.from === code);
    if (dividing.includes(code)) return SPLIT;
    return !move ? (now.some((option) => option.value === code) ? KEEP : ASK) : (move.to[0] ?? ASK);
  };
  const put = (code: string, targets: readonly string[] | null): void => {
    const others = moves.filter((move) => move.from !== code);
    onChange(targets === null ? others : [...others, { from: code, to: targets }]);
  };
  const choose = (code: string, way: string): void => {
    setDividing(way === SPLIT ? [...dividing, code] : dividing.filter((each) => each !== code));
    put(code, way === KEEP ? null : way === ASK || way === SPLIT ? [] : [way]);
  };
  return (
    <table className="table table-sm answers-options">
      <caption>{t('answers.optionsCaption', { label: from.label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('answers.optionBefore')}</th>
          <th scope="col">{t('answers.optionNow')}</th>
        </tr>
      </thead>
      <tbody>
        {(choiceCodes(from) ?? []).map((option) => {
          const name = `${id}-${option.value.toLowerCase()}`;
          const way = wayOf(option.value);
          return (
            <tr key={option.value}>
              <th scope="row">{option.label}</th>
              <td>
                <Field id={name} label={<><span aria-hidden="true">{t('answers.becomes')}</span><span className="visually-hidden">{t('answers.becomesOf', { label: option.label })}</span></>}>
                  <Select
                    placeholder={null}
                    value={way}
                    onChange={(chosen) => choose(option.value, chosen)}
                    options={[...(now.some((each) => each.value === option.value) ? [{ value: KEEP, label: t('answers.keepOption') }] : []), ...now.filter((each) => each.value !== option.value).map((each) => ({ value: each.value, label: each.label })), { value: ASK, label: t('answers.askOption') }, { value: SPLIT, label: t('answers.splitOption') }]}
                  />
                </Field>
                {way === SPLIT && (
                  <Field id={`${name}-fra`} label={t('answers.splitAmong', { label: option.label })} group>
                    <CheckboxList name={`${name}-fra`} values={[...(moves.find((move) => move.from === option.value)?.to ?? [])]} onChange={(targets) => put(option.value, targets)} options={now.map((each) => ({ value: each.value, label: each.label }))} />
                  </Field>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
