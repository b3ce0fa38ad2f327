/**
 * A Kafka broker inside the process: one node that is broker and controller, reachable on loopback
 * only, for tests and for the one-process Placet.
 *
 * <p>Here belongs what it takes to format, start and stop that node; Kafka's internal classes are
 * named here and nowhere else. Topics, schemas and anything else of Placet's own do not belong
 * here: this package knows Kafka and nothing of the rest.
 */
@NullMarked
package io.placet.embedded.kafka;

import org.jspecify.annotations.NullMarked;
