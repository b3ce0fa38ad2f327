package io.placet.gateway.collect;

/** In which form messages came; after that all take one path. */
public enum Protocol {
  /** Segment's tracking API, which RudderStack's SDKs speak too. */
  SEGMENT("segment"),
  CLOUDEVENTS("cloudevents");

  private final String wireName;

  Protocol(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
