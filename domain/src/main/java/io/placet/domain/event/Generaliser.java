package io.placet.domain.event;

import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.FieldValue.Whole;
import io.placet.domain.generalisation.AgeBand;
import io.placet.domain.generalisation.BrowserFamily;
import io.placet.domain.generalisation.Browsers;
import io.placet.domain.generalisation.Departement;
import io.placet.domain.generalisation.Host;
import io.placet.domain.generalisation.PagePath;
import io.placet.domain.register.Generalisation;
import java.time.Instant;
import java.util.Optional;

/** Coarsens values as the register declares. What it gave it takes again and does not change. */
public final class Generaliser {
  private final Browsers browsers;

  public Generaliser(Browsers browsers) {
    this.browsers = browsers;
  }

  /**
   * The generalised value.
   *
   * @param at when the event happened: ages are those of that day
   * @return empty if the value does not fit; then nothing of it may go on
   */
  public Optional<FieldValue> apply(Generalisation to, FieldValue value, Instant at) {
    if (value instanceof Whole whole) {
      return to == Generalisation.AGE_BAND ? text(AgeBand.ofAge(whole.value())) : Optional.empty();
    }
    return value instanceof Text text ? text(apply(to, text.value(), at)) : Optional.empty();
  }

  private Optional<String> apply(Generalisation to, String value, Instant at) {
    return switch (to) {
      case DEPARTEMENT -> Departement.of(value);
      case AGE_BAND -> AgeBand.ofBirthDate(value, at);
      case HOST -> Host.of(value);
      case PATH -> PagePath.of(value);
      case FAMILY -> BrowserFamily.of(value, browsers);
    };
  }

  private static Optional<FieldValue> text(Optional<String> generalised) {
    return generalised.map(Text::new);
  }
}
