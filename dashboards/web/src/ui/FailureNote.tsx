import type { Failure } from '../api/outcome';

/** Says what failed and what to do about it. */
export function FailureNote({ failure }: { failure: Failure }) {
  const { title, advice } = failureInWords(failure);
  return (
    <div className="note note-failure" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      {advice && <p>{advice}</p>}
    </div>
  );
}

export function failureInWords(failure: Failure): { title: string; advice?: string } {
  switch (failure.kind) {
    case 'signed-out':
      return { title: 'Not signed in', advice: 'Open the link of your role that ./placet up printed.' };
    case 'forbidden':
      return { title: 'Your role may not see this', advice: 'Sign in with a role that holds the right.' };
    case 'away':
      return { title: 'The gateway does not answer', advice: 'Check that Placet is running; this page keeps trying.' };
    case 'busy':
      return { title: 'The gateway is asked too much at once', advice: 'Try again in a moment.' };
    case 'refused':
      return { title: failure.title, ...(failure.detail && { advice: failure.detail }) };
  }
}
