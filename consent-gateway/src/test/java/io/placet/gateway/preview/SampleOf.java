package io.placet.gateway.preview;

import io.placet.domain.contact.SubjectId;

/** Who is sampled, for tests of other packages. */
public final class SampleOf {
  private SampleOf() {}

  public static boolean includes(SubjectId subject) {
    return SampledContacts.isSampled(subject);
  }
}
