package io.placet.gateway.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks what was well-formed. */
final class Mutation {
  private static final int DEEP = 3_000;

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** One place of a JSON value is no longer as it was. */
  Object ofJson(Object value) {
    if (value instanceof JsonObject object && !object.isEmpty() && random.nextInt(8) > 0) {
      JsonObject broken = object.copy();
      List<String> names = List.copyOf(broken.fieldNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> broken.remove(name);
        case 1 -> broken.put(OddTexts.any(random), anything());
        default -> broken.put(name, ofJson(broken.getValue(name)));
      }
      return broken;
    }
    if (value instanceof JsonArray array && !array.isEmpty() && random.nextInt(4) > 0) {
      JsonArray broken = array.copy();
      int at = random.nextInt(broken.size());
      broken.add(broken.getValue(at));
      broken.set(at, ofJson(broken.getValue(at)));
      return broken;
    }
    return anything();
  }

  private Object anything() {
    return switch (random.nextInt(12)) {
      case 0 -> new JsonObject();
      case 1 -> new JsonArray();
      case 2 -> random.nextBoolean();
      case 3 -> random.nextLong();
      case 4 -> BigInteger.ONE.shiftLeft(200).negate();
      case 5 -> 1.7e308;
      case 6 -> new JsonArray().add(new JsonArray().addNull()).add(new JsonObject().put("", 0));
      case 7 -> new JsonObject().putNull("id").putNull("type");
      default -> OddTexts.any(random);
    };
  }

  /** The bytes of a body, damaged on their way. */
  byte[] ofBytes(byte[] body) {
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 1 -> new byte[0];
      case 2 -> flipped(body);
      case 3 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body);
      case 4 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
      case 5 -> joined(body, body);
      case 6 -> "[".repeat(DEEP).getBytes(StandardCharsets.US_ASCII);
      case 7 ->
          ("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)).getBytes(StandardCharsets.US_ASCII);
      default -> joined(body, new byte[] {0, (byte) 0xC3, (byte) 0x28, (byte) 0xFF});
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] broken = body.clone();
    for (int left = random.nextInt(4); left >= 0 && broken.length > 0; left--) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  /** The query of a request, which a URL need not have. */
  String ofQuery(List<String> pairs) {
    List<String> broken = new ArrayList<>(pairs);
    switch (random.nextInt(6)) {
      case 0 -> broken.add("unknown=" + random.nextInt());
      case 1 -> broken.addAll(pairs);
      case 2 -> broken.add("&&==&");
      case 3 -> broken.add("%zz=%");
      case 4 -> broken.add("limit=%C3%28");
      default -> broken.clear();
    }
    return String.join("&", broken);
  }
}
