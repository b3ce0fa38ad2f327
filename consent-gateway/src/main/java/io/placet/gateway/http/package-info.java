/**
 * From the contract to handlers: routes, scopes, problems, limits. No decision of the domain, no topic.
 */
@NullMarked
package io.placet.gateway.http;

import org.jspecify.annotations.NullMarked;
