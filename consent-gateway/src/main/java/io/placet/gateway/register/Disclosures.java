package io.placet.gateway.register;

import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * To whom contacts were disclosed: "the categories of recipients to whom the personal data have
 * been or will be disclosed" (GDPR Article 30(1)(d)), by what left in fact. Says of no contact.
 *
 * @param exports of this year and the one before
 * @param destinations those that are told now, or would be if nobody had stopped them
 */
public record Disclosures(List<Exported> exports, List<Destination> destinations) {
  public Disclosures {
    exports = List.copyOf(exports);
    destinations = List.copyOf(destinations);
  }

  /**
   * What exports told a recipient for a purpose in a year.
   *
   * @param exports that somebody began to take
   * @param unended of those, how many did not end, or have not yet; whom these told of is not among
   *     the members
   * @param members of whom rows were made, each as often as that
   * @param reasons different ones, those of the newest exports first
   * @param furtherReasons how many more there are
   */
  public record Exported(
      int year,
      String recipient,
      String purpose,
      long exports,
      long unended,
      long members,
      List<String> reasons,
      long furtherReasons) {
    public Exported {
      reasons = List.copyOf(reasons);
    }

    private static Exported none(int year, Recipient recipient, String purpose) {
      return new Exported(year, recipient.id(), purpose, 0, 0, 0, List.of(), 0);
    }
  }

  /**
   * A receiver of an audience's entries and exits.
   *
   * @param recipient of the register, and the purpose; empty where the audience is not known
   * @param host of its address, without what else the address says
   */
  public record Destination(
      String audience,
      Optional<String> recipient,
      Optional<String> purpose,
      String host,
      String state,
      Instant since) {}

  /**
   * What there is, and for each recipient and purpose that the register declares a row for the
   * present year, also where nothing left.
   */
  static Disclosures of(Register register, DisclosureSource source, Instant now) {
    ZoneId zone = register.zone();
    int year = now.atZone(zone).getYear();
    List<Exported> present = source.exports(year, zone);
    List<Exported> all = new ArrayList<>(present);
    all.addAll(source.exports(year - 1, zone));
    for (Recipient recipient : register.recipients()) {
      for (String purpose : recipient.purposes()) {
        if (present.stream().noneMatch(row -> isOf(row, recipient.id(), purpose))) {
          all.add(Exported.none(year, recipient, purpose));
        }
      }
    }
    all.sort(
        Comparator.comparing(Exported::year)
            .reversed()
            .thenComparing(Exported::recipient)
            .thenComparing(Exported::purpose));
    return new Disclosures(all, source.destinations());
  }

  private static boolean isOf(Exported row, String recipient, String purpose) {
    return row.recipient().equals(recipient) && row.purpose().equals(purpose);
  }
}
