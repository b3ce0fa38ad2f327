export interface View {
  id: string;
  label: string;
}

interface Props {
  of: string;
  views: readonly View[];
  shown: string;
  /** The address of a view. */
  hrefOf: (view: string) => string;
}

/** Links to the views of one thing; each has its address, so that the way back works. */
export function Views({ of, views, shown, hrefOf }: Props) {
  return (
    <nav className="views" aria-label={`Views of ${of}`}>
      <ul>
        {views.map(({ id, label }) => (
          <li key={id}>
            <a href={hrefOf(id)} aria-current={id === shown ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
