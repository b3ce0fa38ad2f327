import { FailureNote } from './FailureNote';

/** Shown instead of what the caller's role may not see; nothing is asked of the gateway. */
export const Forbidden = () => <FailureNote failure={{ kind: 'forbidden' }} />;
