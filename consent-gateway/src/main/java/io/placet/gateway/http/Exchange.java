package io.placet.gateway.http;

import java.util.Map;
import java.util.Optional;

/** What of an HTTP request lies beside its contract: headers, cookies, who is at the other end. */
public interface Exchange {
  /** Of a request that has none of it. */
  Exchange NONE =
      new Exchange() {
        @Override
        public Optional<String> header(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> cookie(String name) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> form() {
          return Map.of();
        }

        @Override
        public String client() {
          return "";
        }
      };

  Optional<String> header(String name);

  Optional<String> cookie(String name);

  /** Fields of a form, of one that is repeated the first; none where the body is no form. */
  Map<String, String> form();

  /** Address of the machine that the request came from: a proxy's, where there is one. */
  String client();
}
