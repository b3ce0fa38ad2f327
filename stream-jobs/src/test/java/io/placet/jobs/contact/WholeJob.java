package io.placet.jobs.contact;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The job as a process runs it, on a deployment of its own for each class. */
abstract class WholeJob {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  static Deployment deployment;
  static Gateway gateway;
  static Outputs outputs;

  /** To be closed and replaced where a test starts it again. */
  static ContactJob job;

  @BeforeAll
  static void start() throws Exception {
    deployment = Deployment.in(folder);
    gateway = deployment.gateway;
    outputs = deployment.outputs();
    job = ContactJob.start(deployment.config);
    job.waitUntilRunning(PATIENCE);
  }

  @AfterAll
  static void stop() {
    outputs.close();
    job.close();
    deployment.close();
  }
}
