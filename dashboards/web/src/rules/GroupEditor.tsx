import { type ReactNode, useRef, useState } from 'react';
import { type Combinator, type Group, group as newGroup, isGroup, type Node } from './draft';
import { added, dissolved, mayDissolve, moved, removed, replaced, wrapped } from './edits';
import { Wrong } from './Controls';
import { usePartRefusal } from './refusal';

type Kinded = { kind: string; key: number };

/** How the parts of a kind of group are made and shown. */
export interface Parts<Part extends Kinded> {
  /** What one is called, such as "condition". */
  noun: string;
  /** Whether the order matters to who reads it, so that parts can be moved; it never matters to who is picked. */
  movable: boolean;
  make: () => Part;
  show: (part: Part, onChange: (part: Part) => void, label: string, focus: boolean) => ReactNode;
}

interface Props<Part extends Kinded> {
  group: Group<Part>;
  onChange: (group: Group<Part>) => void;
  parts: Parts<Part>;
  /** What the group is called, with its number. */
  label: string;
  /** Before the number of each part. */
  numbered: string;
  /** Of a group inside another: what else can be done to it. */
  actions?: ReactNode;
  /** Shown where it has no part. */
  empty: ReactNode;
}

const SHOWN = ['combinator', 'not'];

/** Parts joined by "all" or "any", each a part or a group again. */
export function GroupEditor<Part extends Kinded>({ group, onChange, parts, label, numbered, actions, empty }: Props<Part>) {
  const [fresh, setFresh] = useState<number>();
  const adding = useRef<HTMLButtonElement>(null);
  const wrong = usePartRefusal(group.key, SHOWN);

  function add(part: Node<Part>) {
    setFresh(part.key);
    onChange(added(group, part));
  }

  function remove(index: number) {
    onChange(removed(group, index));
    adding.current?.focus();
  }

  return (
    <div className={wrong ? 'group refused' : 'group'} role="group" aria-label={label}>
      <div className="group-head">
        {/* Nobody turned round would be everybody: an empty rule cannot be. */}
        {group.parts.length > 0 && <Not value={group.not} onChange={(not) => onChange({ ...group, not })} of={label} />}
        <select
          aria-label={`${label}: how its parts are joined`}
          value={group.combinator}
          onChange={(event) => onChange({ ...group, combinator: event.target.value as Combinator })}
        >
          <option value="and">All of these are true</option>
          <option value="or">At least one of these is true</option>
        </select>
        {actions}
      </div>
      {wrong && <Wrong>{wrong}</Wrong>}
      {group.parts.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ol className="parts">
          {group.parts.map((part, index) => (
            <li key={part.key}>
              <PartEditor
                part={part}
                onChange={(changed) => onChange(replaced(group, index, changed))}
                parts={parts}
                number={`${numbered}${index + 1}`}
                focus={part.key === fresh}
                actions={
                  <PartActions
                    label={`${isGroup(part) ? 'group' : parts.noun} ${numbered}${index + 1}`}
                    {...(parts.movable && { onMove: (by: -1 | 1) => onChange(moved(group, index, by)) })}
                    first={index === 0}
                    last={index === group.parts.length - 1}
                    {...(isGroup(part)
                      ? mayDissolve(group, part) && { onUngroup: () => onChange(dissolved(group, index)) }
                      : { onGroup: () => onChange(wrapped(group, index)) })}
                    onRemove={() => remove(index)}
                  />
                }
              />
            </li>
          ))}
        </ol>
      )}
      <div className="actions">
        <button ref={adding} type="button" className="small" onClick={() => add(parts.make())}>
          Add {parts.noun}
          <span className="unseen"> to {label}</span>
        </button>
        <button type="button" className="small" onClick={() => add(newGroup([parts.make()], group.combinator === 'and' ? 'or' : 'and'))}>
          Add group
          <span className="unseen"> to {label}</span>
        </button>
      </div>
    </div>
  );
}

interface PartProps<Part extends Kinded> {
  part: Node<Part>;
  onChange: (part: Node<Part>) => void;
  parts: Parts<Part>;
  number: string;
  focus: boolean;
  actions: ReactNode;
}

function PartEditor<Part extends Kinded>({ part, onChange, parts, number, focus, actions }: PartProps<Part>) {
  if (isGroup(part)) {
    return (
      <GroupEditor
        group={part}
        onChange={onChange}
        parts={parts}
        label={`Group ${number}`}
        numbered={`${number}.`}
        actions={actions}
        empty={`An empty group says nothing: add a ${parts.noun} or remove it.`}
      />
    );
  }
  return (
    <>
      {parts.show(part, onChange, `${parts.noun.charAt(0).toUpperCase()}${parts.noun.slice(1)} ${number}`, focus)}
      {actions}
    </>
  );
}

interface NotProps {
  value: boolean | undefined;
  onChange: (not: boolean) => void;
  of: string;
}

/** Turns round what a part says. */
export function Not({ value, onChange, of }: NotProps) {
  return (
    <label className="not">
      <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      Not<span className="unseen">: {of}</span>
    </label>
  );
}

interface ActionsProps {
  label: string;
  onMove?: (by: -1 | 1) => void;
  first: boolean;
  last: boolean;
  onGroup?: () => void;
  onUngroup?: () => void;
  onRemove: () => void;
}

function PartActions({ label, onMove, first, last, onGroup, onUngroup, onRemove }: ActionsProps) {
  return (
    <div className="part-actions" role="group" aria-label={`What can be done to ${label}`}>
      {onMove && (
        <>
          <Act label={`Move ${label} up`} aria-disabled={first} onAct={() => onMove(-1)}>
            ↑
          </Act>
          <Act label={`Move ${label} down`} aria-disabled={last} onAct={() => onMove(1)}>
            ↓
          </Act>
        </>
      )}
      {onGroup && (
        <Act label={`Put ${label} into a group`} onAct={onGroup}>
          Group
        </Act>
      )}
      {onUngroup && (
        <Act label={`Take the parts of ${label} out of it`} onAct={onUngroup}>
          Ungroup
        </Act>
      )}
      <Act label={`Remove ${label}`} onAct={onRemove}>
        Remove
      </Act>
    </div>
  );
}

interface ActProps {
  label: string;
  'aria-disabled'?: boolean;
  onAct: () => void;
  children: ReactNode;
}

/** Disabled in name only: a button that is takes the focus away. */
function Act({ label, onAct, children, ...state }: ActProps) {
  return (
    <button type="button" className="small" aria-label={label} title={label} onClick={onAct} {...state}>
      {children}
    </button>
  );
}
