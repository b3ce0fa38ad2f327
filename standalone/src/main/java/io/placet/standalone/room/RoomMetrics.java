package io.placet.standalone.room;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Metrics of the disks: nearly full is where less is usable than is reserved. */
public final class RoomMetrics {
  private RoomMetrics() {}

  public static void register(RoomWatch watch, PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("placet_disk_usable_bytes")
        .help("Bytes that may still be written, by the part whose folder lies on the disk")
        .labelNames("part")
        .callback(
            callback ->
                watch
                    .folders()
                    .forEach(
                        folder -> callback.call((double) folder.left().getAsLong(), folder.part())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("placet_disk_reserve_bytes")
        .help("Bytes that are kept free: with less, no more data is taken")
        .labelNames("part")
        .callback(
            callback ->
                watch
                    .folders()
                    .forEach(
                        folder -> callback.call((double) watch.keptFree(folder), folder.part())))
        .register(registry);
  }
}
