package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.load.Request;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Who may be sent the newsletter: three contacts of four, and the questions that ask for it. */
final class Questions {
  static final String PATH = "/access/v1/evaluation";

  private static final String CONSENT =
      """
      "purpose":"newsletter","channel":"email","notice":{"id":"newsletter","version":"3"}""";

  private Questions() {}

  static boolean isAllowed(int contact) {
    return contact % 4 != 0;
  }

  static void record(Shop shop) throws IOException {
    List<Integer> givers =
        IntStream.range(0, shop.contacts()).filter(Questions::isAllowed).boxed().toList();
    shop.consent(givers, CONSENT);
  }

  /** Question about a contact, with the answer that is right. */
  static Request ask(int contact, String authorization) {
    return Request.post(
        PATH, authorization, question(contact), "\"decision\":" + isAllowed(contact));
  }

  /** The same question to a server that says hello. */
  static Request askHello(int contact) {
    return Request.post(PATH, "", question(contact), "hello");
  }

  private static String question(int contact) {
    return """
        {"subject":{"type":"processor","id":"mailer-1"},\
        "action":{"name":"process","properties":{"purpose":"newsletter","channel":"email"}},\
        "resource":{"type":"contact","id":"user:%s"}}"""
        .formatted(Shop.user(contact));
  }
}
