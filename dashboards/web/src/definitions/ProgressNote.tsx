import { useId } from 'react';
import type { Progress } from '../api/types';
import { count } from '../ui/time';

/** How far a new version has come with the contacts that were there before it; nothing once it is through. */
export function ProgressNote({ progress }: { progress: Progress }) {
  const id = useId();
  const { done, total, complete, version } = progress;
  return complete ? null : (
    <div className="progress">
      <label id={id} htmlFor={`${id}-bar`}>
        Version {version} is reaching the contacts who were there before: {total === 0 ? 'counting them' : `${count(done)} of ${count(total)}`}
      </label>
      <progress id={`${id}-bar`} {...(total > 0 && { value: Math.min(done, total), max: total })} />
    </div>
  );
}
