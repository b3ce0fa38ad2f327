package io.placet.gateway.consent;

import java.util.List;
import java.util.Optional;

/**
 * Some receipts, newest first.
 *
 * @param next what to ask for the page that follows this one; empty where there is none
 */
record ShutOffPage(List<ShutOffStatus> receipts, Optional<String> next) {
  ShutOffPage {
    receipts = List.copyOf(receipts);
  }
}
