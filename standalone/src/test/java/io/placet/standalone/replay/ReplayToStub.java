package io.placet.standalone.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small file, and a gateway that answers what a test wants. */
abstract class ReplayToStub {
  static final RetailLikeFile FILE = RetailLikeFile.seeded(20101201, 3000, 60);
  static final int EVENTS = FILE.counts().events();

  @TempDir Path folder;
  StubGateway gateway;
  ReplayRig rig;

  @BeforeEach
  void start() throws IOException {
    gateway = new StubGateway();
    rig =
        new ReplayRig(
            folder.resolve("data"), FILE.writeTo(folder.resolve("retail.csv.gz")), gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  List<String> messageIds() {
    return gateway.events().stream().map(event -> event.path("messageId").asText()).toList();
  }
}
