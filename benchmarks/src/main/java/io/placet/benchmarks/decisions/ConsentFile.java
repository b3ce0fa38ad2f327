package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.GeneratedFile;
import java.io.InputStream;

/** A CSV file of consents, a contact a line. */
final class ConsentFile {
  private static final String HEADER =
      "contact,purpose,channel,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n";
  private static final String CONSENT =
      ",newsletter,email,GIVEN,newsletter,3,checkout,box-ticked,2026-01-02T10:00:00Z,order ";

  private ConsentFile() {}

  /** A file of contacts whose ids begin with a prefix. */
  static InputStream of(String prefix, int lines) {
    return new GeneratedFile(
        HEADER, lines, line -> "user:" + prefix + (line + 1) + CONSENT + (line + 1) + "\n");
  }
}
