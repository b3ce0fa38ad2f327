package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The smallest register that holds, to be broken in one place at a time. */
final class SmallRegister {
  static final String VALID =
      """
      controller: {name: Shop, contact: Quiberon}
      officer: {name: Officer, contact: dpo@shop.example}
      people: [{id: customers, description: Buyers}]
      data: [{id: orders, description: What was bought}]
      securityMeasures: [Doors are locked.]
      purposes:
        - id: newsletter
          description: News
          basis: consent
          channels: [email]
          directMarketing: true
          retention: P3Y
        - id: profiling
          description: Interests
          basis: consent
          consumers: [segments]
          directMarketing: true
          retention: P3Y
          impactAssessment: DPIA-1
      notices:
        - id: newsletter
          version: "3"
          language: fr
          purposes: [newsletter, profiling]
          text: Oui
      collectionPoints:
        - id: checkout
          description: Last step
          purposes: [newsletter]
      eventTypes:
        - name: Order Completed
          purposes: [profiling]
          fields:
            total: {type: decimal, treatment: keep}
            email:
              type: text
              treatment: drop
      recipients:
        - id: mail-house
          name: Mail house
          purposes: [newsletter]
          processorAgreement: A-1
          country: NO
          safeguard: none-needed
      retention: {events: P7D, pseudonymisedEvents: P365D, segmentChanges: P365D, withheld: P30D, shutOffs: P30D}
      """;

  private SmallRegister() {}

  /** What is said of it once a text that it holds is another. */
  static String messageOf(String right, String wrong) {
    assertThat(VALID).containsOnlyOnce(right);
    return messageOfText(VALID.replace(right, wrong));
  }

  static String messageOfText(String yaml) {
    return String.valueOf(refusalOf(yaml).getMessage());
  }

  static RegisterException refusalOf(String yaml) {
    return catchThrowableOfType(
        RegisterException.class, () -> RegisterLoader.parse(yaml, "register.yaml"));
  }
}
