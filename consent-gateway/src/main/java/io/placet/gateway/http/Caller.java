package io.placet.gateway.http;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name of the role, as records and pages show it
 * @param scopes what it may do
 */
public record Caller(String name, Set<Scope> scopes) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scope == Scope.PUBLIC || scope == Scope.SESSION || scopes.contains(scope);
  }
}
