package dev.lsmkv.cli.demo;

import java.util.Locale;

/**
 * The entries that the phases write: user 17 has the key {@code user:000017} and a value of about
 * 100 bytes.
 */
final class Sample {

  /** How many users the tour writes in all. */
  static final int USERS = 12_000;

  private static final String FILLER =
      "lives in the memtable first, then in a table of level 0, then deeper down.";

  private Sample() {}

  static byte[] key(long user) {
    return Tour.bytes(String.format(Locale.ROOT, "user:%06d", user));
  }

  static byte[] value(long user, int version) {
    return Tour.bytes(
        "{\"id\":" + user + ",\"version\":" + version + ",\"note\":\"" + FILLER + "\"}");
  }
}
