package io.placet.domain.register;

import java.util.Set;

/**
 * Where consents are collected.
 *
 * @param id such as {@code checkout}
 * @param purposes the purposes it may collect for
 * @param doubleOptIn whether a consent given here waits until a link sent to the address confirms
 *     it
 * @param signals what it may pass on as evidence
 */
public record CollectionPoint(
    String id, String description, Set<String> purposes, boolean doubleOptIn, Signals signals) {
  public CollectionPoint {
    purposes = Set.copyOf(purposes);
  }
}
