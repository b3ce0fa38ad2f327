/**
 * {@code placet replay}: posts a CSV file as events through the public HTTP API.
 *
 * <p>Here belongs what reads a mapping and its file, derives the deterministic sequence of events
 * from them, and posts that sequence once, across interruptions. Nothing here may know a particular
 * file (that is the mapping's part), and nothing here may reach the engine other than over HTTP: a
 * replay sees what any sender sees.
 */
@NullMarked
package io.placet.standalone.replay;

import org.jspecify.annotations.NullMarked;
