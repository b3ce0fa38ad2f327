package io.placet.gateway.register;

import java.time.ZoneId;
import java.util.List;

/** What left, as the features that let it leave know it. */
public interface DisclosureSource {
  /**
   * What exports told in a year, by recipient and purpose; nothing for whom none was taken.
   *
   * @param zone in which the year begins and ends
   */
  List<Disclosures.Exported> exports(int year, ZoneId zone);

  /** The receivers of audiences that there are, in whatever state. */
  List<Disclosures.Destination> destinations();
}
