package io.placet.gateway.audience.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses lie on the public internet. A receiver's name may lead anywhere, also to machines
 * beside this one that trust whoever reaches them (server-side request forgery, CWE-918).
 *
 * <p>The ranges are those that IANA's special-purpose registries (RFC 6890) keep from being
 * globally reachable, and the ways in which an IPv6 address carries an IPv4 one.
 */
final class PublicAddress {
  /** A block of addresses. */
  private static final class Block {
    private final byte[] prefix;
    private final int bits;

    private Block(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Block of(String cidr) {
      String[] parts = cidr.split("/", 2);
      try {
        // a literal, so nothing is looked up
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (7 - bit % 8);
        if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> RESERVED_V4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Where the internet is; all else is reserved. */
  private static final Block GLOBAL_V6 = Block.of("2000::/3");

  private static final List<Block> RESERVED_V6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static final Block LOOPBACK_V4 = Block.of("127.0.0.0/8");
  private static final Block LOOPBACK_V6 = Block.of("::1/128");

  private PublicAddress() {}

  private static List<Block> blocks(String... cidrs) {
    return Arrays.stream(cidrs).map(Block::of).toList();
  }

  /**
   * Whether an address is reachable from everywhere, and no other machine's name for a near one.
   */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return RESERVED_V4.stream().noneMatch(block -> block.holds(bytes));
    }
    return GLOBAL_V6.holds(bytes) && RESERVED_V6.stream().noneMatch(block -> block.holds(bytes));
  }

  /** Whether an address is this machine's own. */
  static boolean isLoopback(InetAddress address) {
    byte[] bytes = address.getAddress();
    return LOOPBACK_V4.holds(bytes) || LOOPBACK_V6.holds(bytes);
  }
}
