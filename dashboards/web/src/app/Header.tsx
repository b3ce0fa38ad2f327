import { readable } from '../ui/words';
import { isFor, type Place, PLACES } from './route';

interface Props {
  place: Place;
  role?: string;
  /** What the caller may do, once that is known. */
  scopes?: readonly string[];
}

export function Header({ place, role, scopes }: Props) {
  return (
    <header className="header">
      <p className="brand">Placet</p>
      <nav aria-label="Places">
        <ul>
          {PLACES.filter((one) => scopes === undefined || isFor(one, scopes)).map(({ id, label }) => (
            <li key={id}>
              <a href={`#/${id}`} aria-current={id === place ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {role && <p className="role">Signed in as {readable(role).toLowerCase()}</p>}
    </header>
  );
}
