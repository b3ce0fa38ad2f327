package io.placet.benchmarks.ingest;

import io.placet.benchmarks.deployment.GeneratedFile;
import java.io.InputStream;

/** A CSV file in which each contact gives two consents. */
final class MemberFile {
  private static final String HEADER =
      "contact,purpose,channel,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n";
  private static final String NEWSLETTER =
      ",newsletter,email,GIVEN,newsletter,3,checkout,box-ticked,2026-01-02T10:00:00Z,order ";
  private static final String PROFILING =
      ",profiling,,GIVEN,profiling,1,account,box-ticked,2026-01-02T10:00:00Z,order ";

  private MemberFile() {}

  static InputStream of(int members) {
    return new GeneratedFile(HEADER, members, MemberFile::consents);
  }

  /** The id after {@code user:}. */
  static String user(int member) {
    return "member-" + member;
  }

  private static String consents(int member) {
    String contact = "user:" + user(member);
    return contact + NEWSLETTER + member + "\n" + contact + PROFILING + member + "\n";
  }
}
