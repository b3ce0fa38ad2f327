package io.placet.gateway;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A gateway to be killed: says its port, and never stops by itself. */
final class ServeThenHang {
  private ServeThenHang() {}

  public static void main(String[] args) throws InterruptedException {
    RunningGateway gateway = RunningGateway.start(args[0], Path.of(args[1]));
    System.out.println(gateway.gateway().port());
    new CountDownLatch(1).await();
  }
}
