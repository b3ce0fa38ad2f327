package io.placet.domain.register;

import java.util.Set;

/**
 * Where consents are collected.
 *
 * @param id such as {@code checkout}
 * @param purposes the purposes it may collect for
 */
public record CollectionPoint(String id, String description, Set<String> purposes) {
  public CollectionPoint {
    purposes = Set.copyOf(purposes);
  }
}
