import { readable } from '../ui/words';
import { type Place, PLACES } from './route';

export function Header({ place, role }: { place: Place; role?: string }) {
  return (
    <header className="header">
      <p className="brand">Placet</p>
      <nav aria-label="Places">
        <ul>
          {PLACES.map(({ id, label }) => (
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
